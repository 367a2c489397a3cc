#include "engine/core/float_network.h"

#include <cmath>

namespace quantelier {

float batchNormFactor(const BatchNormWeights& bn, std::size_t channel) {
    const float factor = bn.gamma[channel] / std::sqrt(bn.variance[channel] + bn.epsilon);
    return std::fabs(factor) < kSmallestBnFactor ? kSmallestBnFactor : factor;
}

namespace {

void foldLayer(FloatLayer& layer) {
    if (layer.bias.empty()) layer.bias.assign(static_cast<std::size_t>(layer.outputs), 0.0f);
    if (layer.bn.empty()) return;
    const std::size_t perOutput = layer.weightsPerOutput();
    for (std::size_t c = 0; c < layer.bias.size(); ++c) {
        const float factor = batchNormFactor(layer.bn, c);
        for (std::size_t i = 0; i < perOutput; ++i) layer.weight[c * perOutput + i] *= factor;
        layer.bias[c] = layer.bn.beta[c] + (layer.bias[c] - layer.bn.mean[c]) * factor;
    }
    layer.bn = {};
}

}  // namespace

FloatNetwork foldBatchNorm(const FloatNetwork& network) {
    FloatNetwork folded = network;
    for (FloatLayer& layer : folded.layers) foldLayer(layer);
    return folded;
}

}  // namespace quantelier
