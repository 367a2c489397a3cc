// Takes the profile of a network: what its grids do to its weights and outputs. No torch in this header.
#pragma once

#include "engine/core/quant_profile.h"
#include "engine/models.h"

namespace quantelier {

/// Of a network with ranges. The outputs are those of the first 128 of `images` (resized), in evaluation.
QuantProfile quantProfile(const QuantNetwork& network, const Dataset& images);

/// Of a float network as rounding alone would quantize it, with ranges from the same images.
QuantProfile quantProfileWithoutTraining(const FloatNetwork& network, const Recipe& recipe,
                                         const Dataset& images);

}  // namespace quantelier
