// What each layer of a float network gives for one image, computed plainly: for pictures, not for speed.
#pragma once

#include <cstdint>

#include "engine/core/float_network.h"

namespace quantelier {

/// Each layer's output behind its activation and before pooling: (outputs, height, width), (outputs) of dense
/// layers.
using FloatActivations = std::array<std::vector<float>, kLayerCount>;

/// `network` has its batch norm folded (foldBatchNorm). pixels (32,32) u8, resized but not normalized.
FloatActivations floatActivations(const FloatNetwork& network, const std::uint8_t* pixels);

}  // namespace quantelier
