// From the skeletons to one hand's version of a digit: mixed, bent, slanted, with a pen of its own.
#pragma once

#include <vector>

#include "engine/data/digit_skeletons.h"
#include "engine/data/random_stream.h"

namespace quantelier {

/// Where the pen is and how broad, in pixels.
struct PenPoint {
    double x;
    double y;
    double radius;
};

using PenStroke = std::vector<PenPoint>;

/// Side of the square that a digit fills with its longer side, and where it begins, as in MNIST.
constexpr double kDigitBox = 20.0;
constexpr double kBoxStart = 4.0;

/// One random hand's `digit`, its ink fitted into the 20 x 20 pixels from (4, 4).
std::vector<PenStroke> writeDigit(int digit, RandomStream& random);

/// The polyline through a stroke's knots, which a smooth curve joins.
std::vector<Knot> smoothLine(const Stroke& stroke);

}  // namespace quantelier
