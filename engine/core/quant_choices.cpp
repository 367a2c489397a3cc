#include "engine/core/quant_choices.h"

#include <algorithm>

namespace quantelier {

namespace {

template <typename Test>
bool anyLayer(const QuantRecipe& recipe, Test test) {
    return std::any_of(recipe.layers.begin(), recipe.layers.end(), test);
}

}  // namespace

void setWeightBits(QuantRecipe& recipe, int bits) {
    for (LayerQuant& layer : recipe.layers) layer.weights.bits = bits;
}

void setOutputBits(QuantRecipe& recipe, int bits) {
    for (std::size_t i = 0; i + 1 < recipe.layers.size(); ++i) recipe.layers[i].output.bits = bits;
}

void setWeightObserver(QuantRecipe& recipe, ObserverKind kind) {
    for (LayerQuant& layer : recipe.layers) layer.weightObserver = kind;
}

bool isSame(const QuantRecipe& a, const QuantRecipe& b) {
    Recipe first, second;
    first.quant = a;
    second.quant = b;
    return recipeToJson(first) == recipeToJson(second);
}

bool hasSameMixtures(const QuantRecipe& a, const QuantRecipe& b) {
    const auto plain = [](QuantRecipe recipe) {
        for (LayerQuant& layer : recipe.layers) {
            layer.weights.bits = 8;
            if (layer.weightObserver == ObserverKind::Mse || layer.weightObserver == ObserverKind::Learned)
                layer.weightObserver = ObserverKind::MinMax;
        }
        return recipe;
    };
    return isSame(plain(a), plain(b));
}

std::optional<int> commonWeightBits(const QuantRecipe& recipe) {
    const int bits = recipe.layers[0].weights.bits;
    if (anyLayer(recipe, [&](const LayerQuant& layer) { return layer.weights.bits != bits; })) return {};
    return bits;
}

std::optional<int> commonOutputBits(const QuantRecipe& recipe) {
    const int bits = recipe.layers[0].output.bits;
    for (std::size_t i = 1; i + 1 < recipe.layers.size(); ++i)
        if (recipe.layers[i].output.bits != bits) return {};
    return bits;
}

std::optional<ObserverKind> commonWeightObserver(const QuantRecipe& recipe) {
    const ObserverKind kind = recipe.layers[0].weightObserver;
    if (anyLayer(recipe, [&](const LayerQuant& layer) { return layer.weightObserver != kind; })) return {};
    return kind;
}

std::optional<ObserverKind> commonOutputObserver(const QuantRecipe& recipe) {
    QuantRecipe alike = recipe;
    setObserver(alike, recipe.layers[0].outputObserver);
    for (std::size_t i = 0; i < recipe.layers.size(); ++i)
        if (recipe.layers[i].outputObserver != alike.layers[i].outputObserver) return {};
    return recipe.layers[0].outputObserver;
}

bool usesEmaDecay(const QuantRecipe& recipe) {
    return anyLayer(recipe, [](const LayerQuant& layer) {
        return layer.outputObserver != ObserverKind::MinMax &&
               layer.outputObserver != ObserverKind::Learned && layer.outputObserver != ObserverKind::Pact;
    });
}

bool usesPercentile(const QuantRecipe& recipe) {
    return anyLayer(recipe, [](const LayerQuant& layer) {
        return layer.weightObserver == ObserverKind::Percentile ||
               layer.outputObserver == ObserverKind::Percentile;
    });
}

bool learnsWeightScales(const QuantRecipe& recipe) {
    return anyLayer(recipe,
                    [](const LayerQuant& layer) { return layer.weightObserver == ObserverKind::Learned; });
}

bool usesPact(const QuantRecipe& recipe) {
    return anyLayer(recipe,
                    [](const LayerQuant& layer) { return layer.outputObserver == ObserverKind::Pact; });
}

}  // namespace quantelier
