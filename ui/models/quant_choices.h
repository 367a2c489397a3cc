// What the window offers for all layers at once, in words, and whether the layers agree in it.
#pragma once

#include <QString>
#include <optional>
#include <vector>

#include "engine/core/recipe.h"

namespace quantelier {

QString observerName(ObserverKind kind);  ///< short, for a table: LSQ

/// The kinds in the order of their menus.
const std::vector<ObserverKind>& weightObservers();
const std::vector<ObserverKind>& outputObservers();

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
