// Cross-layer equalization: moves scale between neighbouring layers so that all channels use their range.
#pragma once

#include "engine/core/float_network.h"

namespace quantelier {

/// The network with batch norm folded and, for each channel i between two layers, the first one's weights and
/// bias divided by s_i and the second one's multiplied: s_i = sqrt(r1_i / r2_i), r the largest |weight| of
/// the channel on either side; repeated until nothing moves. ReLU lets a positive factor through, so the
/// function stays; layers with ReLU6 are left alone. Source: Nagel et al., Data-Free Quantization, ICCV 2019,
/// section 4.1.
FloatNetwork equalized(const FloatNetwork& network);

}  // namespace quantelier
