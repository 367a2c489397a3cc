// The tutorial's resize of an image from 28 x 28 to 32 x 32.
#pragma once

#include <cstdint>

#include "engine/core/dataset.h"
#include "engine/core/drawing.h"

namespace quantelier {

/// Bilinear, half-pixel centres, edges clamped, on bytes: in (28,28) u8, out (32,32) u8.
///
/// Output x lies at (x + 0.5) * 28/32 - 0.5 = (14 x - 1) / 16 of the input, so all weights are multiples of
/// 1/16 and the result is exact in integers; it is rounded to a byte with ties to even.
void resizeTo32(const std::uint8_t* in, std::uint8_t* out);

/// A grey image of 28 x 28, resized.
GreyImage resizeTo32(const GreyImage& image);

/// The same data set with all its images resized, so side 32.
Dataset resizedTo32(const Dataset& data);

}  // namespace quantelier
