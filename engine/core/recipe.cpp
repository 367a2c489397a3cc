#include "engine/core/recipe.h"

#include <fmt/format.h>

#include <cmath>

#include "engine/core/error.h"
#include "engine/core/network_shape.h"

namespace quantelier {

bool LayerRecipe::operator==(const LayerRecipe& o) const {
    return name == o.name && outputs == o.outputs && hasBn == o.hasBn && hasBias == o.hasBias &&
           activation == o.activation && weightInit == o.weightInit;
}

void setConvWeights(QuantRecipe& recipe, const QuantSpec& spec) {
    for (std::size_t i = 0; i < 2; ++i) recipe.layers[i].weights = spec;
}

void setDenseWeights(QuantRecipe& recipe, const QuantSpec& spec) {
    for (std::size_t i = 2; i < recipe.layers.size(); ++i) recipe.layers[i].weights = spec;
}

void setActivations(QuantRecipe& recipe, const QuantSpec& spec) {
    const int logitBits = recipe.layers.back().output.bits;
    for (LayerQuant& layer : recipe.layers) layer.output = spec;
    recipe.layers.back().output.bits = logitBits;
}

void setObserver(QuantRecipe& recipe, ObserverKind kind) {
    for (LayerQuant& layer : recipe.layers) layer.outputObserver = kind;
    if (kind == ObserverKind::Pact) recipe.layers.back().outputObserver = ObserverKind::Ema;
}

namespace {

void require(bool ok, const std::string& message) {
    if (!ok) throw Error(ErrorCode::Usage, message);
}

void validateOptimizer(const OptimizerRecipe& o, const std::string& where) {
    require(o.epochs >= 0 && o.epochs <= 10000,
            fmt::format("{}.epochs is {}, expected 0 to 10000", where, o.epochs));
    require(o.learningRate > 0.0 && o.learningRate <= 10.0,
            fmt::format("{}.learning_rate is {}, expected above 0 and at most 10", where, o.learningRate));
    require(o.momentum >= 0.0 && o.momentum < 1.0,
            fmt::format("{}.momentum is {}, expected 0 up to below 1", where, o.momentum));
    require(o.weightDecay >= 0.0 && o.weightDecay <= 1.0,
            fmt::format("{}.weight_decay is {}, expected 0 to 1", where, o.weightDecay));
}

void validateSpec(const QuantSpec& spec, const std::string& where) {
    require(spec.bits >= 2 && spec.bits <= 8,
            fmt::format("{}.bits is {}, expected 2 to 8", where, spec.bits));
}

void validateNetwork(const NetworkRecipe& network) {
    static const std::array<const char*, kLayerCount> names = {"conv1", "conv2", "fc1", "fc2", "fc3"};
    for (std::size_t i = 0; i < names.size(); ++i) {
        const LayerRecipe& layer = network.layers[i];
        require(layer.name == names[i],
                fmt::format("layer {} is named '{}', expected '{}'", i + 1, layer.name, names[i]));
        require(layer.outputs >= 1 && layer.outputs <= kMostOutputs,
                fmt::format("{}.outputs is {}, expected 1 to {}", layer.name, layer.outputs, kMostOutputs));
    }
    const LayerRecipe& last = network.layers[kLayerCount - 1];
    require(last.outputs == kClassCount,
            fmt::format("fc3.outputs is {}, expected {}: one a digit", last.outputs, kClassCount));
    require(last.activation == Activation::None,
            "fc3.activation must be none: softmax cross-entropy needs the raw logits");
    networkShape(network);
}

void validateData(const DataRecipe& data) {
    require(data.trainImages >= 0,
            fmt::format("data.train_images is {}, expected 0 or more", data.trainImages));
    require(data.testImages >= 0, fmt::format("data.test_images is {}, expected 0 or more", data.testImages));
    require(data.batchSize >= 2 && data.batchSize <= 4096,
            fmt::format("data.batch_size is {}, expected 2 to 4096", data.batchSize));
    require(data.trainImages == 0 || data.trainImages >= data.batchSize,
            fmt::format("data.train_images is {}, smaller than one batch of {}", data.trainImages,
                        data.batchSize));
}

void validateLayerQuant(const LayerQuant& quant, const LayerRecipe& layer, const std::string& where) {
    validateSpec(quant.weights, where + ".weights");
    validateSpec(quant.output, where + ".output");
    require(!quant.output.perChannel,
            where + ".output.per_channel must be false: a layer's input has one scale");
    // A channel has too few weights for a divergence of histograms, and weights have no batches to average.
    require(quant.weightObserver != ObserverKind::Ema && quant.weightObserver != ObserverKind::Pact &&
                quant.weightObserver != ObserverKind::Kl,
            where + ".weight_observer must be min_max, percentile, mse or learned");
    require(quant.weightObserver != ObserverKind::Learned || quant.weights.symmetric,
            where + ".weights must be symmetric where their scale is learned");
    require(quant.outputObserver != ObserverKind::Pact ||
                (layer.activation != Activation::None && !quant.output.symmetric),
            where + ".output_observer pact needs a ReLU and asymmetric codes");
}

void validateFloor(const QuantRecipe& quant, bool hasBn) {
    require(quant.biasScaleFloor >= 0.0 && quant.biasScaleFloor <= 1.0,
            fmt::format("quant.bias_scale_floor is {}, expected 0 to 1", quant.biasScaleFloor));
    if (quant.biasScaleFloor == 0.0) return;
    require(quant.bnFold || !hasBn,
            "quant.bias_scale_floor needs bn_fold: outside the fold BN moves the scales");
    for (const LayerQuant& layer : quant.layers)
        require(layer.weights.symmetric, "quant.bias_scale_floor needs symmetric weights");
}

void validateQuant(const QuantRecipe& quant, const NetworkRecipe& network) {
    bool hasBn = false;
    for (std::size_t i = 0; i < quant.layers.size(); ++i) {
        validateLayerQuant(quant.layers[i], network.layers[i], fmt::format("quant.layers[{}]", i));
        hasBn = hasBn || network.layers[i].hasBn;
    }
    validateSpec(quant.input, "quant.input");
    require(!quant.input.perChannel, "quant.input.per_channel must be false: it is one image");
    validateFloor(quant, hasBn);
    require(quant.percentile > 50.0 && quant.percentile <= 100.0,
            fmt::format("quant.percentile is {}, expected above 50 and at most 100", quant.percentile));
    require(quant.freezeBnEpoch >= 0,
            fmt::format("quant.freeze_bn_epoch is {}, expected 0 (by step) or more", quant.freezeBnEpoch));
    require(quant.freezeObserversEpoch >= 0,
            fmt::format("quant.freeze_observers_epoch is {}, expected 0 (by step) or more",
                        quant.freezeObserversEpoch));
    require(quant.emaDecay >= 0.0 && quant.emaDecay < 1.0,
            fmt::format("quant.ema_decay is {}, expected 0 up to below 1", quant.emaDecay));
    require(quant.quantDelay >= 0,
            fmt::format("quant.quant_delay is {}, expected 0 or more", quant.quantDelay));
    require(quant.freezeBn >= 0, fmt::format("quant.freeze_bn is {}, expected 0 or more", quant.freezeBn));
    require(
        quant.freezeObservers >= -1,
        fmt::format("quant.freeze_observers is {}, expected -1 (never) or a step", quant.freezeObservers));
}

}  // namespace

void validate(const Recipe& recipe) {
    validateData(recipe.data);
    validateNetwork(recipe.network);
    validateOptimizer(recipe.train, "train");
    validateOptimizer(recipe.quantTrain, "quant_train");
    validateQuant(recipe.quant, recipe.network);
    require(recipe.seed >= 0, fmt::format("seed is {}, expected 0 or more", recipe.seed));
    require(recipe.checkpoint.saveSteps >= 0,
            fmt::format("checkpoint.save_steps is {}, expected 0 or more", recipe.checkpoint.saveSteps));
    require(recipe.checkpoint.keepMax >= 1,
            fmt::format("checkpoint.keep_max is {}, expected 1 or more", recipe.checkpoint.keepMax));
}

double saferLearningRate(double tooHigh) {
    const double most = 0.4 * tooHigh;
    const double digit = std::pow(10.0, std::floor(std::log10(most)));
    return std::floor(most / digit) * digit;
}

}  // namespace quantelier
