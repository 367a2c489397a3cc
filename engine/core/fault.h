// Deliberate faults of the integer arithmetic, as people make them, and what they do.
#pragma once

#include <cstdint>

#include "engine/core/metrics.h"

namespace quantelier {

enum class Fault {
    None,
    ZeroPoint,    ///< the first layer takes 0 for the zero point of its input
    BnFold,       ///< the weights are quantized without the batch norm that belongs into them
    Accumulator,  ///< sums are kept in 16 bits and wrap around
    InputScale    ///< the first layer's multiplier lacks the scale of its input
};
inline constexpr int kFaultCount = 5;

/// The images that are read with a fault: the first ones of the test set.
inline constexpr std::int64_t kFaultImages = 1000;

/// One fault, measured.
struct FaultReport {
    Fault fault = Fault::None;
    Evaluation sound, faulty;         ///< of the same images
    std::int64_t firstOutputs = 0;    ///< outputs of the first layer, over all images
    std::int64_t firstSaturated = 0;  ///< of these, at the last code
    std::int64_t sums = 0;            ///< accumulators of all layers and images
    std::int64_t overflows = 0;       ///< of these, outside 16 bits
};

}  // namespace quantelier
