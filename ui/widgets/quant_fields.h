// Fields that set one quantization choice for all layers; "mixed" where the layers differ.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "engine/core/recipe.h"
#include "ui/language.h"

namespace quantelier {

class Field;
class RecipeFields;

Field* bitsField(RecipeFields& fields, const Words& caption,
                 const std::function<std::optional<int>(const QuantRecipe&)>& common,
                 const std::function<void(QuantRecipe&, int)>& set);

Field* observerField(RecipeFields& fields, const Words& caption, const std::vector<ObserverKind>& kinds,
                     const std::function<std::optional<ObserverKind>(const QuantRecipe&)>& common,
                     const std::function<void(QuantRecipe&, ObserverKind)>& set);

}  // namespace quantelier
