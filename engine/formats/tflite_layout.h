// How a LeNet's weights and biases lie in a TFLite file.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/int8/network.h"

namespace quantelier {

/// How the name of a bias ends that stands for none.
inline constexpr const char* kNoBiasSuffix = ".nobias";

/// What one output sees of a layer's input.
struct KernelShape {
    int channels = 0, height = 1, width = 1;
    std::size_t size() const {
        return static_cast<std::size_t>(channels) * static_cast<std::size_t>(height) *
               static_cast<std::size_t>(width);
    }
};

/// The kernel of layer `index` as a convolution: the first dense layer's covers the whole pooled map.
KernelShape tfliteKernel(const int8::Network& network, std::size_t index);

/// (outputs, channels, height, width), our order, to (outputs, height, width, channels), TFLite's, and back.
std::vector<std::int8_t> toOhwi(const std::vector<std::int8_t>& codes, const KernelShape& kernel);
std::vector<std::int8_t> fromOhwi(const std::vector<std::int8_t>& codes, const KernelShape& kernel);

}  // namespace quantelier
