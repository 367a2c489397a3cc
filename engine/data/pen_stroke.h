// Pen strokes: smooth lines through knots, with a breadth, fitted into MNIST's box.
#pragma once

#include <vector>

#include "engine/data/digit_skeletons.h"

namespace quantelier {

/// Where the pen is and how broad, in pixels.
struct PenPoint {
    double x;
    double y;
    double radius;
};

using PenStroke = std::vector<PenPoint>;

/// The polyline through a stroke's knots along a smooth curve, which turns sharply at corners.
std::vector<Knot> smoothLine(const Stroke& stroke);

/// Scales the lines, but not the pen, and moves them, so that the ink's longer side fills the 20 pixels from
/// 4 to 24 that MNIST fits a digit into. The shorter side begins at 4 too.
void fitIntoBox(std::vector<PenStroke>& strokes);

}  // namespace quantelier
