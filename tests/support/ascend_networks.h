// Random integer networks that Ascend can carry, and whose codes rarely saturate.
#pragma once

#include <algorithm>

#include "engine/int8/inference.h"
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
        const QuantSpec& grid = &layer == &network.layers.back() ? full : spec;
        const float most = *std::max_element(layer.weightScale.begin(), layer.weightScale.end());
        const float codes = float(grid.codeMax() - grid.codeMin());
        const float inputSpread = input.scale * float(spec.codeMax() - spec.codeMin()) / 4.0f;
        layer.input = input;
        // 74 codes are the spread of random weights; the random factor keeps ratios of scales from being
        // simple, for then accumulators would lie on ties.
        const float factor = 0.9f + 0.2f * std::generate_canonical<float, 24>(random);
        layer.output.scale =
            factor * most * 74.0f * inputSpread * std::sqrt(float(layer.weightsPerOutput())) / (codes / 6.0f);
        layer.output.zeroPoint = std::clamp(layer.output.zeroPoint, grid.codeMin() + 2, 0);
        if (layer.activation == Activation::Relu6) layer.output = chooseQParams({0.0f, 6.0f}, grid);
        const float step = layer.output.scale / (input.scale * most);  // of the output, in accumulators
        for (std::int32_t& bias : layer.bias)
            bias = std::int32_t(float(bias) / 20000.0f * step * codes / 12.0f);
        int8::completeLayer(layer, grid);
        input = layer.output;
    }
    return network;
}

/// Moves and scales the logits so that these images (32 x 32) get many labels and use the output's grid.
inline void spreadLogits(int8::Network& network, const Dataset& images) {
    int8::Layer& last = network.layers.back();
    Logits mean{}, most{};
    const std::vector<Logits> logits = int8::logits(network, images, {});
    for (const Logits& row : logits)
        for (std::size_t k = 0; k < row.size(); ++k) mean[k] += row[k] / float(logits.size());
    for (const Logits& row : logits)
        for (std::size_t k = 0; k < row.size(); ++k) most[k] = std::max(most[k], std::fabs(row[k] - mean[k]));
    for (std::size_t k = 0; k < mean.size(); ++k)
        last.bias[k] -= std::int32_t(std::lround(mean[k] / (last.input.scale * last.weightScale[0])));
    last.output = {*std::max_element(most.begin(), most.end()) / 100.0f, 0};
    int8::completeLayer(last, QuantSpec{});
}

}  // namespace quantelier::test
