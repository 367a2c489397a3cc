// The ten digits as pen movements: the raw material of the built-in sketched digits.
#pragma once

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
    double share;  ///< relative to the digit's other ways
    std::vector<Skeleton> forms;
};

/// The ways to write `digit`, 0 to 9.
const std::vector<WritingWay>& writingWays(int digit);

std::vector<WritingWay> writingWaysZeroToFour(int digit);
std::vector<WritingWay> writingWaysFiveToNine(int digit);

}  // namespace quantelier
