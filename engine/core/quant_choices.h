// What all layers have in common, and choices that are made for all of them at once.
#pragma once

#include <optional>

#include "engine/core/recipe.h"

namespace quantelier {

/// Outputs leave the logits as they are: fewer bits make them tie.
void setWeightBits(QuantRecipe& recipe, int bits);
void setOutputBits(QuantRecipe& recipe, int bits);
void setWeightObserver(QuantRecipe& recipe, ObserverKind kind);

/// Whether two quantizations are the same in everything.
bool isSame(const QuantRecipe& a, const QuantRecipe& b);

/// Whether the mixtures that were measured with `a` hold for `b`: they may differ in weight bits, and in
/// ranges that a search treats alike.
bool hasSameMixtures(const QuantRecipe& a, const QuantRecipe& b);

/// What all layers that the setter speaks of have; nothing where they differ.
std::optional<int> commonWeightBits(const QuantRecipe& recipe);
std::optional<int> commonOutputBits(const QuantRecipe& recipe);
std::optional<ObserverKind> commonWeightObserver(const QuantRecipe& recipe);
std::optional<ObserverKind> commonOutputObserver(const QuantRecipe& recipe);

/// Whether a setting has an effect in this recipe.
bool usesEmaDecay(const QuantRecipe& recipe);
bool usesPercentile(const QuantRecipe& recipe);
bool learnsWeightScales(const QuantRecipe& recipe);
bool usesPact(const QuantRecipe& recipe);

}  // namespace quantelier
