// The outputs of every layer for one image, in float and as int8 codes.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/core/qparams.h"
#include "engine/core/recipe.h"

namespace quantelier {

/// (channels, height, width), after the activation and before pooling; dense layers are (units, 1, 1).
struct LayerActivations {
    std::string name;
    int channels = 0, height = 1, width = 1;
    QParams grid;  ///< of the codes
    int codeMin = -128, codeMax = 127;
    std::vector<float> floats;
    std::vector<std::int8_t> codes;

    std::size_t size() const { return codes.size(); }
    bool isMap() const { return height > 1; }  ///< of a convolution, or the input
    std::size_t at(int channel, int row, int column) const {
        return static_cast<std::size_t>((channel * height + row) * width + column);
    }
    /// What the code stands for minus the float value, in steps of the grid.
    double errorSteps(std::size_t i) const {
        return (double(dequantize(codes[i], grid)) - double(floats[i])) / double(grid.scale);
    }
    std::size_t largestError() const;  ///< index of the largest |error|
};

struct ImageActivations {
    std::array<LayerActivations, kLayerCount + 1> layers;  ///< [0] is the network's input (1,32,32)

    bool isEmpty() const { return layers[0].size() == 0; }
    /// Index of the first layer with an error of more than one step, -1 without one. Up to half a step is the
    /// rounding of the layer itself, up to one is what the layers before may have added.
    int firstApart() const;
};

/// What the layer `index` (1 to kLayerCount) reads: the outputs of the one before, 2 x 2 max-pooled after a
/// convolution.
LayerActivations layerInput(const ImageActivations& image, std::size_t index);

}  // namespace quantelier
