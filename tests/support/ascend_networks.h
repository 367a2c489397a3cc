// Random integer networks that Ascend can carry, and whose codes rarely saturate.
#pragma once

#include <algorithm>

#include "tests/support/random_networks.h"

namespace quantelier::test {

/// Convolutions with a scale a channel, dense layers with one, accumulator scales within float16, activations
/// on `bits` bits. Output scales put the spread of a layer's codes at about a sixth of the grid.
inline int8::Network randomAscendNetwork(std::mt19937& random, Activation activation, int bits) {
    int8::Network network = randomIntegerNetwork(random, {kLeNet, true, false, true, activation});
    const QuantSpec full, spec{bits, false, false, false};
    network.inputCodeMin = spec.codeMin();
    network.inputCodeMax = spec.codeMax();
    network.input = chooseQParams({-0.4242f, 2.8215f}, spec);
    QParams input = network.input;
    for (int8::Layer& layer : network.layers) {
        if (!layer.convolution) layer.weightScale.resize(1), layer.weightZeroPoint.resize(1);
        for (float& scale : layer.weightScale) scale = std::max(scale, 1.0f / 16000.0f / input.scale);
        const bool last = layer.activation == Activation::None && !layer.convolution;
        const QuantSpec& grid = last ? full : spec;
        const float most = *std::max_element(layer.weightScale.begin(), layer.weightScale.end());
        const float codes = float(grid.codeMax() - grid.codeMin());
        const float inputSpread = input.scale * float(spec.codeMax() - spec.codeMin()) / 4.0f;
        layer.input = input;
        layer.output.scale =
            most * 74.0f * inputSpread * std::sqrt(float(layer.weightsPerOutput())) / (codes / 6.0f);
        layer.output.zeroPoint = std::clamp(layer.output.zeroPoint, grid.codeMin() + 2, 0);
        for (std::int32_t& bias : layer.bias)
            bias = std::int32_t(float(bias) / 20000.0f * layer.output.scale * 20.0f / (input.scale * most));
        int8::completeLayer(layer, grid);
        input = layer.output;
    }
    return network;
}

}  // namespace quantelier::test
