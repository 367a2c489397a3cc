// Integer networks of every kind that lowering makes, and images to run them on.
#pragma once

#include "engine/core/dataset.h"
#include "tests/support/random_networks.h"

namespace quantelier::test {

struct CNetwork {
    const char* name;
    IntegerOptions options;
    int activationBits = 8;
    bool large = false;  ///< accumulators beyond 2^24, scales of either sign
};

inline const std::vector<CNetwork>& cNetworks() {
    constexpr auto relu = Activation::Relu, relu6 = Activation::Relu6, none = Activation::None;
    static const std::vector<CNetwork> networks = {
        // outputs, per channel, weight zero points, bias, activation, weight bits
        {"lenet", {kLeNet, true, false, true, relu, 8}},
        {"tutorial", {kLeNet, false, true, false, relu, 8}},
        {"lenet of 4 bits", {kLeNet, true, false, true, relu, 4}, 4},
        {"relu6, 7 bits", {kSmall, true, true, true, relu6, 7}},
        {"no activation, 3 bits", {kSmall, false, false, true, none, 3}, 6},
        {"5 bits", {{3, 7, 33, 9, 10}, true, true, false, relu, 5}, 5},
        {"6 bits, one channel", {{1, 1, 6, 5, 10}, true, false, true, none, 6}, 7},
        {"2 bits", {{5, 4, 13, 200, 10}, false, false, true, relu, 2}, 2},
        {"large accumulators", {kLeNet, true, true, true, none, 8}, 8, true},
    };
    return networks;
}

// Weights, biases and scales whose sums spread over the output's codes, as training makes them.
inline void spread(int8::Layer& layer, std::mt19937& random, const QuantSpec& inputs, const QuantSpec& spec) {
    const int half = 1 << (layer.weight.bits() - 1);
    std::vector<std::int8_t> codes = layer.weight.codes();
    for (std::int8_t& code : codes)  // two bits are -2 to 1: too many -2 leave nothing to ReLU
        if (code == -half && random() % 4 != 0) code = std::int8_t(half - 1);
    layer.weight = int8::PackedWeights(codes, layer.weight.bits());
    for (std::int8_t& zero : layer.weightZeroPoint)
        if (zero != 0) zero = std::int8_t(-1 - int(random() % 3));
    for (std::int32_t& bias : layer.bias) bias = bias * half / 2000 * inputs.codeMax() / 127;
    const double bound = double(int8::accumulatorBound(layer, inputs.codeMin(), inputs.codeMax()));
    const double typical = bound / std::sqrt(double(layer.weightsPerOutput()));
    layer.output.scale = float(layer.input.scale * layer.weightScale[0] * typical / spec.codeMax());
    const bool few = spec.bits < 5 && layer.activation != Activation::None;  // ReLU must leave some codes
    layer.output.zeroPoint = few ? spec.codeMin() : std::clamp(layer.output.zeroPoint, spec.codeMin(), 0);
}

// Every second channel: accumulators beyond 2^24, where float32 rounds them, and a negative scale.
inline void enlarge(int8::Layer& layer, std::mt19937& random) {
    constexpr int kLargest = 1 << 25;
    for (std::size_t i = 1; i < layer.weightScale.size(); i += 2) {
        layer.weightScale[i] = -100.0f / float(kLargest) * layer.output.scale / layer.input.scale;
        layer.bias[i] = int(random() % (2 * kLargest)) - kLargest;
    }
}

inline int8::Network makeCNetwork(const CNetwork& kind, unsigned seed) {
    std::mt19937 random(seed);
    int8::Network network = randomIntegerNetwork(random, kind.options);
    QuantSpec spec;
    spec.bits = kind.activationBits;
    network.inputCodeMin = spec.codeMin();
    network.inputCodeMax = spec.codeMax();
    network.input = {3.3f / float(1 << spec.bits), spec.codeMin() / 2};
    QParams input = network.input;
    for (int8::Layer& layer : network.layers) {
        const QuantSpec inputs = spec;
        if (&layer == &network.layers.back()) spec.bits = 8;
        layer.input = input;
        spread(layer, random, inputs, spec);
        if (kind.large) enlarge(layer, random);
        int8::completeLayer(layer, spec);
        input = layer.output;
    }
    return network;
}

/// Noise with bright and dark patches, (count,32,32).
inline Dataset cImages(int count, unsigned seed) {
    std::mt19937 random(seed);
    Dataset data;
    data.side = kInputSize;
    data.labels.resize(std::size_t(count));
    for (int i = 0; i < count * kInputSize * kInputSize; ++i) {
        const bool bright = (i / 5 + i / 160) % 3 == 0;
        data.images.push_back(std::uint8_t(bright ? random() % 256 : random() % 40));
    }
    return data;
}

}  // namespace quantelier::test
