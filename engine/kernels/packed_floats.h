// A float network laid out for one image at a time: a vector holds one number of each of several outputs.
#pragma once

#include "engine/core/aligned.h"
#include "engine/core/float_network.h"

namespace quantelier::kernels {

struct PackedLayer {
    int inChannels = 0;  ///< dense: all inputs
    int outputs = 0;
    int windows = 1;  ///< neighbouring windows of a convolution that share a vector: 2 where half of it holds
                      ///< all outputs
    int vectors = 0;  ///< for all outputs
    AlignedVector<float>
        weights;  ///< [kernel row][column][input channel][vector][lane]; dense: [input][vector][lane]
    AlignedVector<float> bias;      ///< [vector][lane]
    float low = 0.0f, high = 0.0f;  ///< the activation clamps to these
};

struct PackedFloats {
    /// Batch norm is folded into the weights. `width`: lanes.
    PackedFloats(const FloatNetwork& network, int width);

    std::array<PackedLayer, kLayerCount> layers;
    std::array<AlignedVector<float>, kLayerCount + 1>
        values;  ///< each layer's input, channels last, and the logits
};

}  // namespace quantelier::kernels
