// The layers of a network as pictures of ink, for one image.
#pragma once

#include "engine/core/drawing.h"
#include "engine/core/float_network.h"
#include "engine/int8/inference.h"

namespace quantelier {

/// Of all layers but the last, whose outputs are the answer. Both take pixels (32,32) u8, resized but not
/// normalized. A code's ink is its place between the layer's least and greatest code.
Activations layerMaps(int8::Inference& inference, const int8::Network& network, const std::uint8_t* pixels);

/// `network` has its batch norm folded. A value's ink is its place between 0, or the least where one is
/// negative, and the layer's greatest value.
Activations layerMaps(const FloatNetwork& network, const std::uint8_t* pixels);

}  // namespace quantelier
