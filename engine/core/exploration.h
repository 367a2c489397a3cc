// What quantization costs, layer by layer and for every mixture of bits.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/core/recipe.h"

namespace quantelier {

/// How far rounded values are from exact ones.
struct TensorError {
    double sqnrDecibels = 0.0;  ///< 10 log10(signal power / noise power); infinite without noise
    double meanSquared = 0.0;
    double cosine = 1.0;  ///< of the angle between the two
};
TensorError tensorError(const float* exact, const float* rounded, std::size_t count);

/// Test images read right with parts of one layer quantized; -1 where the layer has no such part.
struct LayerSensitivity {
    std::string name;
    std::int64_t onlyWeights = -1, onlyOutput = -1;      ///< this part quantized, all else float
    std::int64_t allButWeights = -1, allButOutput = -1;  ///< all else quantized, this part float
    TensorError weightError, outputError;                ///< of the whole quantized network
};

struct Sensitivity {
    std::int64_t images = 0;
    std::int64_t nothing = 0, everything = 0;  ///< images read right with nothing and with all quantized
    std::vector<LayerSensitivity> layers;      ///< input, conv1, conv2, fc1, fc2, fc3
};

/// One assignment of weight bits to the five layers.
struct MixedPrecisionPoint {
    std::array<int, kLayerCount> bits{};
    std::int64_t bytes = 0;    ///< packed weights, biases and scales
    std::int64_t correct = 0;  ///< test images read right
    bool onFront = false;      ///< no other point is as small and reads more, or reads as many and is smaller
};

inline constexpr std::array<int, 4> kMixedBits = {2, 3, 4, 8};

/// All 4^5 assignments with their bytes, the last layer changing first.
std::vector<MixedPrecisionPoint> mixedPrecisionPoints(const Recipe& recipe);

/// The recipe with these weight bits. Under 8 bits a range by min-max would leave little between its ends:
/// such a layer's scale is learned then, or searched by least squares where its weights are not symmetric.
Recipe withWeightBits(Recipe recipe, const std::array<int, kLayerCount>& bits);

inline constexpr int kFewerBits = 4;

/// What one layer's weights of kFewerBits would cost without training, all else as it is.
struct FewerBitsCost {
    std::string name;
    int bits = 0;              ///< of its weights now
    std::int64_t now = 0;      ///< test images read right as it is
    std::int64_t correct = 0;  ///< with fewer bits; as it is where it has no more already
    std::int64_t images = 0;

    double points() const { return images ? 100.0 * double(correct - now) / double(images) : 0.0; }
};

/// Sets onFront of every point.
void markParetoFront(std::vector<MixedPrecisionPoint>& points);

}  // namespace quantelier
