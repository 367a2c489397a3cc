// The options of the command line that make the same recipe.
#pragma once

#include <string>

#include "engine/core/recipe.h"

namespace quantelier {

/// A word as a shell reads it again.
std::string quotedForShell(const std::string& word);

/// "--preset recommended --epochs 6 --seed 1"; where options cannot say it all, `file` as --recipe.
std::string recipeOptions(const Recipe& recipe, const std::string& file);

}  // namespace quantelier
