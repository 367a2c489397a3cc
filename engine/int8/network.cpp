#include "engine/int8/network.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace quantelier::int8 {

Payload payload(const Network& network) {
    Payload sum;
    for (const Layer& layer : network.layers) {
        sum.weights += static_cast<std::int64_t>(layer.weight.bytes().size());
        sum.biases += 4 * static_cast<std::int64_t>(layer.bias.size());
        sum.scales += 5 * static_cast<std::int64_t>(layer.multiplier.size());
    }
    return sum;
}

void completeLayer(Layer& layer, const QuantSpec& outputSpec) {
    layer.multiplier.clear();
    for (const float weightScale : layer.weightScale)
        layer.multiplier.push_back((layer.input.scale * weightScale) / layer.output.scale);
    // Activations are clamps on codes: 0 has the code zeroPoint, and rounding keeps the order of values.
    layer.codeMin = outputSpec.codeMin();
    layer.codeMax = outputSpec.codeMax();
    if (layer.activation != Activation::None)
        layer.codeMin = std::max(layer.codeMin, static_cast<int>(layer.output.zeroPoint));
    if (layer.activation == Activation::Relu6) layer.codeMax = fakeQuantCode(6.0f, layer.output, outputSpec);
}

std::int64_t accumulatorBound(const Layer& layer, int inputCodeMin, int inputCodeMax) {
    const std::int64_t low = inputCodeMin - layer.input.zeroPoint,
                       high = inputCodeMax - layer.input.zeroPoint;
    std::int64_t bound = 0;
    for (int c = 0; c < layer.outChannels; ++c) {
        const std::size_t channel = static_cast<std::size_t>(c);
        const int zeroPoint = layer.weightZeroPoint[layer.scaleIndex(c)];
        // The zero point is a code, so low <= 0 <= high, and no partial sum leaves least .. most either.
        std::int64_t least = layer.bias.empty() ? 0 : layer.bias[channel], most = least;
        for (std::size_t i = 0; i < layer.weightsPerOutput(); ++i) {
            const std::int64_t weight = layer.weight[channel * layer.weightsPerOutput() + i] - zeroPoint;
            least += std::min(weight * low, weight * high);
            most += std::max(weight * low, weight * high);
        }
        bound = std::max({bound, -least, most});
    }
    return bound;
}

bool accumulatorFits(const Layer& layer, int inputCodeMin, int inputCodeMax) {
    return accumulatorBound(layer, inputCodeMin, inputCodeMax) <= std::numeric_limits<std::int32_t>::max();
}

bool scalesAreFinite(const Layer& layer) {
    return std::isfinite(layer.output.scale) && std::all_of(layer.multiplier.begin(), layer.multiplier.end(),
                                                            [](float m) { return std::isfinite(m); });
}

namespace {

bool sameGrid(const QParams& a, const QParams& b) {
    return a.scale == b.scale && a.zeroPoint == b.zeroPoint;
}

bool computeAlike(const Layer& a, const Layer& b) {
    return a.convolution == b.convolution && a.inChannels == b.inChannels && a.inHeight == b.inHeight &&
           a.inWidth == b.inWidth && a.outChannels == b.outChannels && a.kernel == b.kernel &&
           a.weight.codes() == b.weight.codes() && a.weightZeroPoint == b.weightZeroPoint &&
           a.bias == b.bias && a.multiplier == b.multiplier && sameGrid(a.input, b.input) &&
           sameGrid(a.output, b.output) && a.codeMin == b.codeMin && a.codeMax == b.codeMax;
}

}  // namespace

bool computeAlike(const Network& a, const Network& b) {
    return sameGrid(a.input, b.input) && a.inputCodeMin == b.inputCodeMin &&
           a.inputCodeMax == b.inputCodeMax &&
           std::equal(a.layers.begin(), a.layers.end(), b.layers.begin(),
                      [](const Layer& left, const Layer& right) { return computeAlike(left, right); });
}

}  // namespace quantelier::int8
