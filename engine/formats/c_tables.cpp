#include "engine/formats/c_tables.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "engine/core/normalization.h"
#include "engine/formats/c_text.h"

namespace quantelier {

FixedMultiplier fixedMultiplier(float multiplier) {
    constexpr int kSignificandBits = 24, kLeastExponent = -128;
    if (multiplier == 0.0f) return {};
    int exponent = 0;
    const float fraction = std::frexp(multiplier, &exponent);
    return {static_cast<std::int32_t>(std::ldexp(fraction, kSignificandBits)),
            static_cast<std::int8_t>(std::max(exponent - kSignificandBits, kLeastExponent))};
}

namespace {

bool hasWeightZeroPoints(const int8::Network& network) {
    return std::any_of(network.layers.begin(), network.layers.end(), [](const int8::Layer& layer) {
        return std::any_of(layer.weightZeroPoint.begin(), layer.weightZeroPoint.end(),
                           [](int zero) { return zero != 0; });
    });
}

// Values that the layer writes, after pooling.
int outputs(const int8::Layer& layer) {
    if (!layer.convolution) return layer.outChannels;
    return layer.outChannels * (layer.outHeight() / 2) * (layer.outWidth() / 2);
}

// One channel's weights, a byte each, of the layer that needs most; 0 where all layers have 8 bits.
std::size_t unpackedWeights(const int8::Network& network) {
    std::size_t most = 0;
    for (const int8::Layer& layer : network.layers)
        if (layer.weight.bits() < 8) most = std::max(most, layer.weightsPerOutput());
    return most;
}

// Rows of one channel's kernel, of the convolution that needs most.
int kernelRows(const int8::Network& network) {
    int most = 0;
    for (const int8::Layer& layer : network.layers)
        if (layer.convolution) most = std::max(most, layer.inChannels * kKernelSize);
    return most;
}

std::vector<std::int8_t> inputCodes(const int8::Network& network) {
    std::vector<std::int8_t> codes;
    for (const float value : normalizationTable())
        codes.push_back(static_cast<std::int8_t>(std::clamp(quantizeCode(value, network.input, QuantSpec{}),
                                                            network.inputCodeMin, network.inputCodeMax)));
    return codes;
}

// The input's zero point moves into the biases: sum((x - z) * w) + b = sum(x * w) + (b - z * sum(w)). Modulo
// 2^32, as the C code adds.
std::vector<std::int32_t> biases(const int8::Layer& layer) {
    std::vector<std::int32_t> values;
    for (int c = 0; c < layer.outChannels; ++c) {
        const auto channel = static_cast<std::size_t>(c);
        std::int64_t sum = 0;
        for (std::size_t i = 0; i < layer.weightsPerOutput(); ++i)
            sum += layer.weight[channel * layer.weightsPerOutput() + i] -
                   layer.weightZeroPoint[layer.scaleIndex(c)];
        const std::int64_t bias = layer.bias.empty() ? 0 : layer.bias[channel];
        values.push_back(
            static_cast<std::int32_t>(static_cast<std::uint32_t>(bias - layer.input.zeroPoint * sum)));
    }
    return values;
}

std::string scaleArrays(const int8::Layer& layer, std::size_t number, Requantization requantization) {
    if (requantization == Requantization::Float)
        return cArray("static const float", fmt::format("multipliers_{}", number), layer.multiplier);
    std::vector<std::int32_t> significands;
    std::vector<int> exponents;
    for (const float multiplier : layer.multiplier) {
        const FixedMultiplier fixed = fixedMultiplier(multiplier);
        significands.push_back(fixed.significand);
        exponents.push_back(fixed.exponent);
    }
    return cArray("static const int32_t", fmt::format("significands_{}", number), significands) +
           cArray("static const int8_t", fmt::format("exponents_{}", number), exponents);
}

std::string arrays(const int8::Layer& layer, std::size_t number, bool zeroPoints,
                   Requantization requantization) {
    std::string text =
        cArray("static const uint8_t", fmt::format("weights_{}", number), layer.weight.bytes());
    if (zeroPoints)
        text += cArray("static const int8_t", fmt::format("weight_zero_points_{}", number),
                       layer.weightZeroPoint);
    return text + cArray("static const int32_t", fmt::format("biases_{}", number), biases(layer)) +
           scaleArrays(layer, number, requantization);
}

std::string layerEntry(const int8::Layer& layer, std::size_t number, bool zeroPoints,
                       Requantization requantization) {
    constexpr const char* kEntry = R"(    {{
        .in_channels = {}, .in_side = {}, .out_channels = {}, .weight_bits = {}, .scale_step = {},
        .weights = weights_{}, .weight_zero_points = {}, .biases = biases_{},
        .scales = {{{}}}, .codes = {{{}, {}, {}}},
    }},
)";
    const std::string scales = requantization == Requantization::Float
                                   ? fmt::format("multipliers_{}", number)
                                   : fmt::format("significands_{0}, exponents_{0}", number);
    return fmt::format(kEntry, layer.inChannels, layer.inHeight, layer.outChannels, layer.weight.bits(),
                       layer.multiplier.size() > 1 ? 1 : 0, number,
                       zeroPoints ? fmt::format("weight_zero_points_{}", number) : "0", number, scales,
                       layer.output.zeroPoint, layer.codeMin, layer.codeMax);
}

}  // namespace

std::string cTablesHeader(const int8::Network& network) {
    constexpr const char* kHeader = R"(/* Sizes and scales of this network. Made by Quantelier. */
#ifndef LENET_TABLES_H
#define LENET_TABLES_H

#define LENET_INPUT_SCALE {}
#define LENET_INPUT_ZERO_POINT ({})
#define LENET_OUTPUT_SCALE {}
#define LENET_OUTPUT_ZERO_POINT ({})

/* Bytes of the two buffers between layers, and of one channel's weights where they are packed; rows of one
   channel's kernel. */
#define LENET_EVEN_BUFFER {}
#define LENET_ODD_BUFFER {}
#define LENET_UNPACKED_WEIGHTS {}
#define LENET_KERNEL_ROWS {}

/* 1 if a weight's zero point is not 0. */
#define LENET_WEIGHT_ZERO_POINTS {}

#endif
)";
    const auto& layers = network.layers;
    return fmt::format(kHeader, cNumber(network.input.scale), network.input.zeroPoint,
                       cNumber(network.output().scale), network.output().zeroPoint,
                       std::max({kInputSize * kInputSize, outputs(layers[1]), outputs(layers[3])}),
                       std::max(outputs(layers[0]), outputs(layers[2])), unpackedWeights(network),
                       kernelRows(network), hasWeightZeroPoints(network) ? 1 : 0);
}

std::string cTables(const int8::Network& network, Requantization requantization) {
    const bool zeroPoints = hasWeightZeroPoints(network);
    std::string text =
        "/* Weights and constants of this network. Made by Quantelier. */\n#include \"lenet_layers.h\"\n\n";
    text += cArray("const int8_t", "lenet_input_codes", inputCodes(network));
    std::string entries;
    for (std::size_t i = 0; i < network.layers.size(); ++i) {
        text += arrays(network.layers[i], i + 1, zeroPoints, requantization);
        entries += layerEntry(network.layers[i], i + 1, zeroPoints, requantization);
    }
    return text + "const lenet_layer lenet_layers[LENET_LAYERS] = {\n" + entries + "};\n";
}

}  // namespace quantelier
