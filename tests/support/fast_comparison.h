// Fast integer kernels against the reference, without Qt: the same comparison runs on other machines under
// QEMU.
#pragma once

#include <string>

#include "engine/core/normalization.h"
#include "engine/int8/fast_inference.h"
#include "tests/support/random_networks.h"

namespace quantelier::test {

inline int drawn(std::mt19937& random, int low, int high) {
    return low + int(random() % unsigned(high - low + 1));
}

/// (images,32,32) u8. Every second image is of black and white only, so that sums reach their ends.
inline std::vector<std::uint8_t> mixedPixels(std::mt19937& random, std::size_t images) {
    constexpr std::size_t kPixels = std::size_t{kInputSize} * kInputSize;
    std::vector<std::uint8_t> pixels(images * kPixels);
    for (std::size_t i = 0; i < pixels.size(); ++i)
        pixels[i] = std::uint8_t(i / kPixels % 2 == 0 ? random() : random() % 2 * 255);
    return pixels;
}

inline IntegerOptions drawnOptions(std::mt19937& random) {
    IntegerOptions options;
    options.outputs = {drawn(random, 1, 20), drawn(random, 1, 36), drawn(random, 1, 70), drawn(random, 1, 70),
                       10};
    options.perChannel = random() % 2;
    options.weightZeroPoints = random() % 3 == 0;
    options.bias = random() % 2;
    options.weightBits = drawn(random, 2, 8);
    options.activation = static_cast<Activation>(random() % 3);
    return options;
}

/// What an unfolded batch norm of negative gamma leaves.
inline void turnSomeScales(std::mt19937& random, int8::Network& network) {
    for (int8::Layer& layer : network.layers)
        for (float& multiplier : layer.multiplier)
            if (random() % 2) multiplier = -multiplier;
}

/// What makes the fast engine of a network.
inline auto fastOn(InstructionSet set) {
    return [set](const int8::Network& network) { return int8::FastInference(network, set); };
}

/// Number of images, read from pixels and from values, whose codes differ.
template <typename EngineOf>
int differingImages(std::mt19937& random, const int8::Network& network, const EngineOf& engineOf,
                    std::size_t images) {
    const std::vector<std::uint8_t> pixels = mixedPixels(random, images);
    std::vector<float> values(pixels.size());
    for (std::size_t i = 0; i < values.size(); ++i) values[i] = normalizationTable()[pixels[i]] * 1.3f;
    int8::Inference reference(network);
    const auto fast = engineOf(network);
    std::vector<int8::Codes> fromPixels(images), fromValues(images);
    fast.run(pixels.data(), images, fromPixels.data());
    fast.runNormalized(values.data(), images, fromValues.data());
    const std::size_t size = pixels.size() / images;
    int differing = 0;
    for (std::size_t i = 0; i < images; ++i) {
        differing += fromPixels[i] != reference.run(&pixels[i * size]);
        differing += fromValues[i] != reference.runNormalized(&values[i * size]);
    }
    return differing;
}

template <typename EngineOf>
int differingRandomNetworks(const EngineOf& engineOf, int networks) {
    std::mt19937 random(7);
    int differing = 0;
    for (int n = 0; n < networks; ++n) {
        int8::Network network = randomIntegerNetwork(random, drawnOptions(random));
        if (n % 4 == 0) turnSomeScales(random, network);
        differing += differingImages(random, network, engineOf, std::size_t(drawn(random, 1, 3)));
    }
    return differing;
}

/// The sizes that the kernels' register blocks are made for, and their neighbours.
template <typename EngineOf>
int differingLenets(const EngineOf& engineOf, bool zeroPoints) {
    std::mt19937 random(8);
    IntegerOptions options;
    options.weightZeroPoints = zeroPoints;
    int differing = 0;
    for (const Outputs& outputs : {kLeNet, Outputs{8, 16, 128, 64, 10}, Outputs{9, 17, 129, 33, 10}}) {
        options.outputs = outputs;
        differing += differingImages(random, randomIntegerNetwork(random, options), engineOf, 19);
    }
    return differing;
}

/// All weights at their ends, with zero points at theirs: the largest sums.
template <typename EngineOf>
int differingAtTheRails(const EngineOf& engineOf) {
    std::mt19937 random(9);
    int differing = 0;
    for (const int weight : {-128, 127})
        for (const int zeroPoint : {-128, 0, 127})
            for (const float factor : {0.01f, -0.01f}) {
                IntegerOptions options;
                options.outputs = {3, 5, 20, 20, 10};
                int8::Network network = randomIntegerNetwork(random, options);
                for (int8::Layer& layer : network.layers) {
                    layer.weight = int8::PackedWeights(
                        std::vector<std::int8_t>(layer.weight.size(), std::int8_t(weight)), 8);
                    for (std::int8_t& zero : layer.weightZeroPoint) zero = std::int8_t(zeroPoint);
                    for (float& multiplier : layer.multiplier) multiplier *= factor;
                }
                differing += differingImages(random, network, engineOf, 2);
            }
    return differing;
}

/// Products that leave int32 saturate as in the reference.
template <typename EngineOf>
int differingHugeMultipliers(const EngineOf& engineOf) {
    std::mt19937 random(10);
    int8::Network network = randomIntegerNetwork(random, {});
    for (int8::Layer& layer : network.layers)
        for (float& multiplier : layer.multiplier) multiplier = random() % 2 ? 1e30f : -3e38f;
    return differingImages(random, network, engineOf, 2);
}

}  // namespace quantelier::test
