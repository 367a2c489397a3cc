// Networks of random weights, small or of LeNet's size, from a seed.
#pragma once

#include <cmath>
#include <random>

#include "engine/core/float_network.h"
#include "engine/core/network_shape.h"
#include "engine/int8/network.h"

namespace quantelier::test {

using Outputs = std::array<int, kLayerCount>;
inline constexpr Outputs kLeNet = {6, 16, 120, 84, 10};
inline constexpr Outputs kSmall = {2, 3, 5, 4, 10};

struct NetworkOptions {
    Outputs outputs = kSmall;
    bool bn = false;
    bool bias = true;
    Activation activation = Activation::Relu;  ///< of all layers but the last
};

inline std::vector<LayerShape> weightedShapes(const Outputs& outputs) {
    NetworkRecipe recipe;
    const std::array<const char*, kLayerCount> names = {"conv1", "conv2", "fc1", "fc2", "fc3"};
    for (std::size_t i = 0; i < names.size(); ++i) {
        recipe.layers[i].name = names[i];
        recipe.layers[i].outputs = outputs[i];
    }
    std::vector<LayerShape> shapes;
    for (const LayerShape& shape : networkShape(recipe))
        if (shape.recipeIndex >= 0) shapes.push_back(shape);
    return shapes;
}

inline std::vector<float> normals(std::mt19937& random, std::size_t count, float mean, float deviation) {
    std::normal_distribution<float> normal(mean, deviation);
    std::vector<float> values(count);
    for (float& value : values) value = normal(random);
    return values;
}

inline FloatNetwork randomFloatNetwork(std::mt19937& random, const NetworkOptions& options) {
    FloatNetwork network;
    for (const LayerShape& shape : weightedShapes(options.outputs)) {
        FloatLayer& layer = network.layers[std::size_t(shape.recipeIndex)];
        layer.name = shape.name;
        layer.outputs = shape.outChannels;
        layer.inputs = shape.inChannels;
        layer.kernel = shape.kind == LayerKind::Convolution ? kKernelSize : 1;
        layer.activation = shape.recipeIndex + 1 < kLayerCount ? options.activation : Activation::None;
        const auto outputs = std::size_t(layer.outputs),
                   fan = std::size_t(layer.inputs * layer.kernel * layer.kernel);
        layer.weight = normals(random, outputs * fan, 0.0f, std::sqrt(4.0f / float(fan)));
        if (options.bias) layer.bias = normals(random, outputs, 0.1f, 0.5f);
        if (!options.bn) continue;
        layer.bn.gamma = normals(random, outputs, 1.2f, 0.2f);
        layer.bn.beta = normals(random, outputs, 0.2f, 0.3f);
        layer.bn.mean = normals(random, outputs, 0.0f, 0.3f);
        layer.bn.variance = normals(random, outputs, 1.0f, 0.1f);
        for (float& variance : layer.bn.variance) variance = std::fabs(variance);
    }
    return network;
}

struct IntegerOptions {
    Outputs outputs = kSmall;
    bool perChannel = true;
    bool weightZeroPoints = false;
    bool bias = true;
    Activation activation = Activation::Relu;
    int weightBits = 8;
};

inline int8::Network randomIntegerNetwork(std::mt19937& random, const IntegerOptions& options) {
    const auto between = [&](int low, int high) { return low + int(random() % unsigned(high - low + 1)); };
    const auto scale = [&] { return 0.002f + 0.01f * std::generate_canonical<float, 24>(random); };
    int8::Network network;
    network.input = {scale(), between(-128, 127)};
    QParams input = network.input;
    for (const LayerShape& shape : weightedShapes(options.outputs)) {
        int8::Layer& layer = network.layers[std::size_t(shape.recipeIndex)];
        layer.name = shape.name;
        layer.convolution = shape.kind == LayerKind::Convolution;
        layer.inChannels = shape.inChannels;
        layer.inHeight = shape.inHeight;
        layer.inWidth = shape.inWidth;
        layer.outChannels = shape.outChannels;
        layer.kernel = layer.convolution ? kKernelSize : 1;
        layer.activation = shape.recipeIndex + 1 < kLayerCount ? options.activation : Activation::None;
        const auto outputs = std::size_t(layer.outChannels);
        std::vector<std::int8_t> codes(outputs * std::size_t(layer.inChannels * layer.kernel * layer.kernel));
        const int half = 1 << (options.weightBits - 1);
        for (std::int8_t& code : codes) code = std::int8_t(between(-half, half - 1));
        layer.weight = int8::PackedWeights(codes, options.weightBits);
        for (std::size_t i = 0; i < (options.perChannel ? outputs : 1); ++i) {
            layer.weightScale.push_back(scale());
            layer.weightZeroPoint.push_back(std::int8_t(options.weightZeroPoints ? between(-128, 127) : 0));
        }
        if (options.bias)
            for (std::size_t i = 0; i < outputs; ++i) layer.bias.push_back(between(-20000, 20000));
        layer.input = input;
        layer.output = {10.0f * scale(), between(-128, 60)};
        int8::completeLayer(layer, QuantSpec{});
        input = layer.output;
    }
    return network;
}

}  // namespace quantelier::test
