// The ten digits as pen movements: the raw material of the built-in sketched digits.
#pragma once

#include <string_view>
#include <vector>

namespace quantelier {

/// A point that the pen passes, x to the right and y down, with a digit about 100 high.
struct Knot {
    double x;
    double y;
    double corner = 0.0;  ///< 0: the pen swings through, 1: it stops and turns
};

using Stroke = std::vector<Knot>;
using Skeleton = std::vector<Stroke>;

/// One way to write a digit. All forms of a way have the same strokes and knots, so that any
/// mixture of them is again a legible digit of that way.
struct WritingWay {
    double share;  ///< how usual it is, relative to the digit's other ways
    std::vector<Skeleton> forms;
    double wobble;  ///< how much of a hand's unsteadiness it stands before it reads as something else
};

/// The ways to write `digit`, 0 to 9.
const std::vector<WritingWay>& writingWays(int digit);

/// Reads "14,4 6,58^ 72,54 | 56,0 50,100": knots as x,y; ^ marks a corner, | the next stroke.
Skeleton parseSkeleton(std::string_view text);

}  // namespace quantelier
