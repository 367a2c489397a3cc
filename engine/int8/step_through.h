// What the integer network computes, laid open: every layer of one image, and one output step by step. Beside
// it the same weights in float, without any rounding.
#pragma once

#include "engine/core/activations.h"
#include "engine/core/float_network.h"
#include "engine/core/step_through.h"
#include "engine/int8/network.h"

namespace quantelier::int8 {

/// Both networks over one image. `folded` has the weights that `network` was lowered from, with batch norm
/// folded; pixels (32,32) u8.
ImageActivations activations(const Network& network, const FloatNetwork& folded, const std::uint8_t* pixels);

/// How the output at `place` comes about from the inputs in `image`. Throws Error(Usage) for a place that is
/// not there.
StepThrough stepThrough(const Network& network, const FloatNetwork& folded, const ImageActivations& image,
                        const OutputPlace& place);

}  // namespace quantelier::int8
