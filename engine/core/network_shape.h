// Geometry and cost of a LeNet, from its recipe alone.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/core/recipe.h"

namespace quantelier {

inline constexpr int kMostOutputs = 1024;  // of a layer

enum class LayerKind { Convolution, Pool, Flatten, Dense };

/// One row of the network: shapes are (channels, height, width); dense layers are (units, 1, 1).
struct LayerShape {
    std::string name;
    LayerKind kind = LayerKind::Dense;
    int recipeIndex = -1;  ///< index into NetworkRecipe::layers, -1 for pool and flatten
    int inChannels = 0, inHeight = 0, inWidth = 0;
    int outChannels = 0, outHeight = 0, outWidth = 0;

    std::int64_t inputs() const { return std::int64_t{inChannels} * inHeight * inWidth; }
    std::int64_t outputs() const { return std::int64_t{outChannels} * outHeight * outWidth; }
};

/// What a layer costs. Batch norm is folded before export, so a layer with BN is counted with its folded
/// bias.
struct LayerCost {
    std::int64_t weights = 0;
    std::int64_t biases = 0;
    std::int64_t macs = 0;         ///< multiply-accumulates for one image
    std::int64_t floatBytes = 0;   ///< folded float32 weights and biases
    std::int64_t weightBytes = 0;  ///< integer weights, packed
    std::int64_t biasBytes = 0;    ///< int32 biases
    std::int64_t scaleBytes = 0;   ///< one float32 multiplier and one int8 zero point per scale

    std::int64_t parameters() const { return weights + biases; }
    std::int64_t int8Bytes() const { return weightBytes + biasBytes + scaleBytes; }
};

/// conv1, pool1, conv2, pool2, flatten, fc1, fc2, fc3. Throws Error(Usage) if a layer would be empty.
std::vector<LayerShape> networkShape(const NetworkRecipe& network);

LayerCost layerCost(const LayerShape& shape, const NetworkRecipe& network, const QuantRecipe& quant);
LayerCost networkCost(const NetworkRecipe& network, const QuantRecipe& quant);

}  // namespace quantelier
