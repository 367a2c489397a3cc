// A float network layer by layer, slow and plain: for what is shown and compared, not for evaluation.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "engine/core/float_network.h"

namespace quantelier {

/// The normalized input (32,32), then each layer's outputs after its activation and before pooling.
using LayerValues = std::array<std::vector<float>, kLayerCount + 1>;

/// `folded` has no batch norm (foldBatchNorm); pixels (32,32) u8. Sums are doubles.
LayerValues floatLayerValues(const FloatNetwork& folded, const std::uint8_t* pixels);

/// The activation on one value.
double activated(double value, Activation activation);

}  // namespace quantelier
