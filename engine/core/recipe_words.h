// Settings of a recipe as people call them.
#pragma once

#include <string>

#include "engine/core/recipe_diff.h"
#include "engine/core/translate.h"

namespace quantelier {

/// "train.learning_rate" is "learning rate"; "quant.fc1.weights.bits" is "fc1: weight bits".
/// Four layers are told by the fifth: "batch norm, all but fc3".
std::string recipeSettingName(const std::string& key, const Translate& translate);

/// "true" is "yes", "normal_0.01" is "N(0, 0.01)"; numbers stay.
std::string recipeSettingValue(const std::string& value, const Translate& translate);

}  // namespace quantelier
