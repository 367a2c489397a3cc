// From the skeletons to one hand's version of a digit: mixed, bent, slanted, with a pen of its own.
#pragma once

#include <vector>

#include "engine/data/pen_stroke.h"
#include "engine/data/random_stream.h"

namespace quantelier {

/// One random hand's `digit`, its ink fitted into MNIST's box of 20 x 20 pixels.
std::vector<PenStroke> writeDigit(int digit, RandomStream& random);

}  // namespace quantelier
