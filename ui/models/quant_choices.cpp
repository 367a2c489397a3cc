#include "ui/models/quant_choices.h"

#include <QCoreApplication>
#include <algorithm>

namespace quantelier {

namespace {

struct ObserverText {
    Q_DECLARE_TR_FUNCTIONS(Observers)
};

template <typename Test>
bool anyLayer(const QuantRecipe& recipe, Test test) {
    return std::any_of(recipe.layers.begin(), recipe.layers.end(), test);
}

}  // namespace

QString observerName(ObserverKind kind) {
    switch (kind) {
        case ObserverKind::MinMax:
            return ObserverText::tr("Min-max");
        case ObserverKind::Ema:
            return ObserverText::tr("EMA");
        case ObserverKind::Percentile:
            return ObserverText::tr("Percentile");
        case ObserverKind::Mse:
            return ObserverText::tr("MSE");
        case ObserverKind::Kl:
            return ObserverText::tr("KL");
        case ObserverKind::Learned:
            return ObserverText::tr("LSQ");
        case ObserverKind::Pact:
            return ObserverText::tr("PACT");
    }
    return {};
}

const std::vector<ObserverKind>& weightObservers() {
    static const std::vector<ObserverKind> kinds = {ObserverKind::MinMax, ObserverKind::Percentile,
                                                    ObserverKind::Mse, ObserverKind::Learned};
    return kinds;
}

const std::vector<ObserverKind>& outputObservers() {
    static const std::vector<ObserverKind> kinds = {
        ObserverKind::Ema, ObserverKind::MinMax,  ObserverKind::Percentile, ObserverKind::Mse,
        ObserverKind::Kl,  ObserverKind::Learned, ObserverKind::Pact};
    return kinds;
}

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
