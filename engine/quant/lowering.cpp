#include "engine/quant/lowering.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

#include "engine/core/error.h"
#include "engine/core/network_shape.h"

namespace quantelier {

namespace {

// Weights and bias as the quantization-aware forward pass uses them in evaluation, before rounding.
struct DeployedLayer {
    std::vector<float> weight;  // with BN's factor where it is folded before quantization
    std::vector<float> bias;    // empty: none
    std::vector<float> factor;  // BN's factor where it multiplies after quantization; empty: none
};

DeployedLayer deployedLayer(const FloatLayer& layer, bool bnFold) {
    DeployedLayer deployed{layer.weight, layer.bias, {}};
    if (layer.bn.empty()) return deployed;
    deployed.bias.assign(static_cast<std::size_t>(layer.outputs), 0.0f);
    for (std::size_t c = 0; c < deployed.bias.size(); ++c) {
        // After quantization the factor becomes part of a scale, which is positive (convertQuantNetwork flips
        // signs).
        const float factor =
            bnFold ? batchNormFactor(layer.bn, c) : std::max(batchNormFactor(layer.bn, c), kSmallestBnFactor);
        const float shift = layer.bias.empty() ? layer.bn.mean[c] : layer.bn.mean[c] - layer.bias[c];
        deployed.bias[c] = layer.bn.beta[c] - shift * factor;
        deployed.factor.push_back(factor);
        if (!bnFold) continue;
        for (std::size_t i = 0; i < layer.weightsPerOutput(); ++i)
            deployed.weight[c * layer.weightsPerOutput() + i] *= factor;
    }
    if (bnFold) deployed.factor.clear();
    return deployed;
}

std::vector<std::int8_t> weightCodes(const std::vector<float>& weight, const std::vector<QParams>& qparams,
                                     std::size_t perOutput, const QuantSpec& spec) {
    std::vector<std::int8_t> codes(weight.size());
    for (std::size_t i = 0; i < weight.size(); ++i) {
        const QParams& q = qparams[qparams.size() == 1 ? 0 : i / perOutput];
        codes[i] = static_cast<std::int8_t>(fakeQuantCode(weight[i], q, spec));
    }
    return codes;
}

std::vector<QParams> weightQParams(const QuantNetwork& network, std::size_t layer) {
    std::vector<QParams> qparams;
    for (const Range& range : network.ranges.weights[layer])
        qparams.push_back(chooseQParams(range, network.recipe.layers[layer].weights));
    return qparams;
}

std::vector<std::int32_t> biasCodes(const int8::Layer& layer, const std::vector<float>& bias) {
    std::vector<std::int32_t> codes;
    for (std::size_t c = 0; c < bias.size(); ++c) {
        const float scale = layer.input.scale * layer.weightScale[layer.scaleIndex(static_cast<int>(c))];
        const float code = std::nearbyint(bias[c] / scale);
        if (!(std::fabs(code) < 2147483648.0f))
            throw Error(ErrorCode::Failed,
                        fmt::format("{}: bias {} of channel {} does not fit int32 at scale {}", layer.name,
                                    bias[c], c, scale));
        codes.push_back(static_cast<std::int32_t>(code));
    }
    return codes;
}

int8::Layer lowerLayer(const QuantNetwork& network, std::size_t index, const LayerShape& shape,
                       const QParams& input) {
    const FloatLayer& source = network.network.layers[index];
    const QuantSpec& spec = network.recipe.layers[index].weights;
    const DeployedLayer deployed = deployedLayer(source, network.recipe.bnFold);
    const std::vector<QParams> qparams = weightQParams(network, index);
    int8::Layer layer;
    layer.name = source.name;
    layer.convolution = shape.kind == LayerKind::Convolution;
    layer.inChannels = shape.inChannels;
    layer.inHeight = shape.inHeight;
    layer.inWidth = shape.inWidth;
    layer.outChannels = source.outputs;
    layer.kernel = source.kernel;
    layer.input = input;
    layer.output = chooseQParams(network.ranges.outputs[index], network.recipe.layers[index].output);
    layer.weight = int8::PackedWeights(weightCodes(deployed.weight, qparams, source.weightsPerOutput(), spec),
                                       spec.bits);
    const std::size_t scales = deployed.factor.empty() ? qparams.size() : deployed.factor.size();
    for (std::size_t c = 0; c < scales; ++c) {
        const QParams& q = qparams[qparams.size() == 1 ? 0 : c];
        layer.weightScale.push_back(deployed.factor.empty() ? q.scale : q.scale * deployed.factor[c]);
        layer.weightZeroPoint.push_back(static_cast<std::int8_t>(q.zeroPoint));
    }
    layer.bias = biasCodes(layer, deployed.bias);
    layer.activation = source.activation;
    int8::completeLayer(layer, network.recipe.layers[index].output);
    return layer;
}

void proveRunnable(const int8::Layer& layer, const QuantSpec& input) {
    if (!int8::scalesAreFinite(layer))
        throw Error(ErrorCode::Failed, fmt::format("{}: its ranges are beyond float32", layer.name));
    if (!int8::accumulatorFits(layer, input.codeMin(), input.codeMax()))
        throw Error(ErrorCode::Failed,
                    fmt::format("{}: its accumulator can reach {}, more than int32 holds", layer.name,
                                int8::accumulatorBound(layer, input.codeMin(), input.codeMax())));
}

}  // namespace

int8::Network lower(const QuantNetwork& network) {
    NetworkRecipe shapeRecipe;
    for (std::size_t i = 0; i < shapeRecipe.layers.size(); ++i) {
        shapeRecipe.layers[i].name = network.network.layers[i].name;
        shapeRecipe.layers[i].outputs = network.network.layers[i].outputs;
    }
    int8::Network lowered;
    lowered.input = chooseQParams(network.ranges.input, network.recipe.input);
    lowered.inputCodeMin = network.recipe.input.codeMin();
    lowered.inputCodeMax = network.recipe.input.codeMax();
    QParams input = lowered.input;
    QuantSpec inputSpec = network.recipe.input;
    for (const LayerShape& shape : networkShape(shapeRecipe)) {
        if (shape.recipeIndex < 0) continue;
        const auto index = static_cast<std::size_t>(shape.recipeIndex);
        lowered.layers[index] = lowerLayer(network, index, shape, input);
        proveRunnable(lowered.layers[index], inputSpec);
        input = lowered.layers[index].output;
        inputSpec = network.recipe.layers[index].output;
    }
    return lowered;
}

namespace {

LayerQuantReport reportLayer(const QuantNetwork& network, std::size_t index, const int8::Layer& lowered) {
    const FloatLayer& source = network.network.layers[index];
    const QuantSpec& spec = network.recipe.layers[index].weights;
    const std::vector<float> weight = deployedLayer(source, network.recipe.bnFold).weight;
    const std::vector<QParams> qparams = weightQParams(network, index);
    LayerQuantReport report;
    report.name = source.name;
    report.weightBits = spec.bits;
    const auto [low, high] = std::minmax_element(lowered.weightScale.begin(), lowered.weightScale.end());
    report.weightScaleMin = *low;
    report.weightScaleMax = *high;
    double signal = 0.0, noise = 0.0;
    std::int64_t saturated = 0;
    std::set<std::int8_t> used;
    for (std::size_t i = 0; i < weight.size(); ++i) {
        const QParams& q = qparams[qparams.size() == 1 ? 0 : i / source.weightsPerOutput()];
        const double error = double(weight[i]) - double(dequantize(lowered.weight[i], q));
        signal += double(weight[i]) * weight[i];
        noise += error * error;
        saturated += std::fabs(error) > 0.5001 * q.scale;  // more than rounding can cause: clamped
        used.insert(lowered.weight[i]);
    }
    report.sqnrDecibels =
        noise > 0.0 ? 10.0 * std::log10(signal / noise) : std::numeric_limits<double>::infinity();
    report.saturatedPercent = 100.0 * double(saturated) / double(weight.size());
    report.codesUsed = static_cast<int>(used.size());
    report.codes = spec.codeMax() - spec.codeMin() + 1;
    report.bytes = (static_cast<std::int64_t>(weight.size()) * spec.bits + 7) / 8 +
                   4 * static_cast<std::int64_t>(lowered.bias.size()) +
                   5 * static_cast<std::int64_t>(lowered.multiplier.size());
    return report;
}

void setOutput(LayerQuantReport& report, const QParams& q, const QuantSpec& spec) {
    report.outputQParams = q;
    report.output = {dequantize(spec.codeMin(), q), dequantize(spec.codeMax(), q)};
}

}  // namespace

QuantReport quantReport(const QuantNetwork& network) {
    const int8::Network lowered = lower(network);
    QuantReport rows(1);
    rows[0].name = "input";
    setOutput(rows[0], lowered.input, network.recipe.input);
    for (std::size_t i = 0; i < lowered.layers.size(); ++i) {
        rows.push_back(reportLayer(network, i, lowered.layers[i]));
        setOutput(rows.back(), lowered.layers[i].output, network.recipe.layers[i].output);
    }
    return rows;
}

}  // namespace quantelier
