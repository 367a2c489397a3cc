// The options of the command line that make the same recipe.
#pragma once

#include <QString>

#include "engine/core/recipe.h"

namespace quantelier {

/// "--preset recommended --epochs 6 --seed 1"; where options cannot say it all, "--recipe recipe.quantelier.json".
QString recipeOptions(const Recipe& recipe);

}  // namespace quantelier
