#include "engine/core/activations.h"

#include <algorithm>
#include <cmath>

namespace quantelier {

std::size_t LayerActivations::largestError() const {
    std::size_t largest = 0;
    for (std::size_t i = 1; i < size(); ++i)
        if (std::fabs(errorSteps(i)) > std::fabs(errorSteps(largest))) largest = i;
    return largest;
}

int ImageActivations::firstApart() const {
    for (std::size_t i = 1; i < layers.size(); ++i)
        if (std::fabs(layers[i].errorSteps(layers[i].largestError())) > 1.0) return static_cast<int>(i);
    return -1;
}

namespace {

// (channels, height, width) to (channels, height/2, width/2).
template <typename Value>
std::vector<Value> pooled(const LayerActivations& layer, const std::vector<Value>& values) {
    std::vector<Value> result;
    for (int c = 0; c < layer.channels; ++c)
        for (int y = 0; y + 1 < layer.height; y += 2)
            for (int x = 0; x + 1 < layer.width; x += 2)
                result.push_back(
                    std::max(std::max(values[layer.at(c, y, x)], values[layer.at(c, y, x + 1)]),
                             std::max(values[layer.at(c, y + 1, x)], values[layer.at(c, y + 1, x + 1)])));
    return result;
}

}  // namespace

LayerActivations layerInput(const ImageActivations& image, std::size_t index) {
    LayerActivations input = image.layers[index - 1];
    if (index == 1 || !input.isMap()) return input;
    input.floats = pooled(input, input.floats);
    input.codes = pooled(input, input.codes);
    input.height /= 2;
    input.width /= 2;
    return input;
}

}  // namespace quantelier
