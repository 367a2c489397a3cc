// Built-in handwritten digits, drawn by the program: a data set that needs no download.
#pragma once

#include <cstdint>

#include "engine/core/dataset.h"

namespace quantelier {

/// `count` digits of 28 x 28 in MNIST's manner: ink 255 on paper 0, fitted into 20 x 20 pixels and centred by
/// mass.
///
/// Image i depends on `seed` and i alone, so a shorter set is the beginning of a longer one. Every ten
/// consecutive images from a multiple of ten hold each digit once, in random order. The bytes are the same on
/// every machine and with every compiler: own random numbers, and arithmetic in double precision without
/// library functions but the square root. Where a compiler fuses multiplications and additions, a
/// coordinate's last bit may differ; that is far too little to reach a pixel's byte, short of a coincidence.
Dataset sketchDigits(std::int64_t count, std::uint64_t seed);

}  // namespace quantelier
