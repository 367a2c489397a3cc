// Slow, plain kernels: the definition that faster ones are compared with.
#pragma once

#include <cstdint>

#include "engine/int8/network.h"

namespace quantelier::int8 {

/// One accumulator to an output code.
std::int8_t requantize(std::int32_t accumulator, float multiplier, const Layer& layer);

/// weight (outChannels, inChannels, kernel, kernel): the layer's codes, unpacked; in (inChannels, inHeight,
/// inWidth), out (outChannels, outHeight, outWidth) before pooling.
void layerForward(const Layer& layer, const std::int8_t* weight, const std::int8_t* in, std::int8_t* out);

/// The same up to the accumulators: out (outChannels, outHeight, outWidth) i32.
void layerSums(const Layer& layer, const std::int8_t* weight, const std::int8_t* in, std::int32_t* out);

/// 2 x 2, stride 2, an odd last row or column is dropped: in (channels, height, width) to (channels,
/// height/2, width/2).
void maxPool(int channels, int height, int width, const std::int8_t* in, std::int8_t* out);

}  // namespace quantelier::int8
