// Plain float weights of a LeNet: what checkpoints, ONNX and the kernels share. No torch.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "engine/core/recipe.h"

namespace quantelier {

struct BatchNormWeights {
    std::vector<float> gamma, beta, mean, variance;  // each (outputs)
    float epsilon = 1e-5f;

    bool empty() const { return gamma.empty(); }
};

/// Weights of one fusion block. weight is (outputs, inputs, kernel, kernel), kernel 1 for dense layers; bias
/// is (outputs) or empty.
struct FloatLayer {
    std::string name;
    int outputs = 0;
    int inputs = 0;
    int kernel = 1;
    std::vector<float> weight;
    std::vector<float> bias;
    BatchNormWeights bn;
    Activation activation = Activation::None;

    std::size_t weightsPerOutput() const { return weight.size() / static_cast<std::size_t>(outputs); }
};

/// gamma / sqrt(variance + epsilon) of one channel, kept away from zero so that it can scale integer codes.
float batchNormFactor(const BatchNormWeights& bn, std::size_t channel);
inline constexpr float kSmallestBnFactor = 1e-6f;

struct FloatNetwork {
    std::array<FloatLayer, kLayerCount> layers;
};

/// The same network with batch norm folded into weights and biases; every layer then has a bias.
///   w' = w * gamma / sqrt(variance + epsilon),  b' = beta + (b - mean) * gamma / sqrt(variance + epsilon)
FloatNetwork foldBatchNorm(const FloatNetwork& network);

/// Ranges of a quantization-aware network. weightRanges has one entry, or one an output channel.
struct QuantRanges {
    Range input;
    std::array<std::vector<Range>, kLayerCount> weights;
    std::array<Range, kLayerCount> outputs;
};

/// A trained quantization-aware network: everything that lowering needs, nothing that it may re-calibrate.
struct QuantNetwork {
    FloatNetwork network;
    QuantRecipe recipe;
    QuantRanges ranges;
};

}  // namespace quantelier
