// The grid of one layer's outputs, moved by hand away from the observed one.
#pragma once

#include "engine/core/metrics.h"
#include "engine/core/quant_profile.h"

namespace quantelier {

struct HandGrid {
    int layer = 1;             ///< 0: the input; then conv1 to fc3
    double scaleFactor = 1.0;  ///< times the observed scale
    int zeroPointShift = 0;    ///< codes added to the observed zero point; stays within the codes

    bool operator==(const HandGrid& o) const {
        return layer == o.layer && scaleFactor == o.scaleFactor && zeroPointShift == o.zeroPointShift;
    }
};

/// What it does, on the first images of the test set.
struct HandReport {
    HandGrid grid;
    QParams observed, byHand;
    TensorProfile output;                 ///< the layer's outputs under the grid set by hand
    Evaluation observedReads, handReads;  ///< of the same images, on integers
};

}  // namespace quantelier
