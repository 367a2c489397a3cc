// Two recipes side by side, setting by setting.
#pragma once

#include <string>
#include <vector>

#include "engine/core/recipe.h"

namespace quantelier {

/// One setting of two recipes. Values are spelled as in JSON, words without quotes.
struct RecipeSetting {
    std::string
        key;  ///< "train.learning_rate"; with a layer's name where layers differ: "quant.fc1.weights.bits"
    std::string a, b;

    bool differs() const { return a != b; }
};

/// All settings in the order of the file. Layers that agree in both recipes are one entry, without names
/// where these are all five.
std::vector<RecipeSetting> compareRecipes(const Recipe& a, const Recipe& b);

}  // namespace quantelier
