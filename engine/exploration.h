// Runs a network with parts of it quantized, over the whole test set. No torch in this header.
#pragma once

#include <functional>

#include "engine/core/exploration.h"
#include "engine/models.h"

namespace quantelier {

/// Called with the share that is done, 0 to 1.
using Progress = std::function<void(double)>;

/// Each part of the network alone, and all but it. The errors are measured on the first 1000 test images.
/// Throws Error(Interrupted) when cancelled.
Sensitivity sensitivity(const QuantNetwork& network, const Dataset& test, const CancelToken& cancel,
                        const Progress& progress);

/// Evaluates every assignment of 2, 4 and 8 weight bits by post-training quantization (weight ranges of least
/// squared error) over all test images, and marks the Pareto front. Images go through each layer once for
/// every choice of bits up to it, not once for every assignment.
std::vector<MixedPrecisionPoint> enumerateMixedPrecision(const FloatNetwork& network, const Recipe& recipe,
                                                         const PreparedData& data, const CancelToken& cancel,
                                                         const Progress& progress);

}  // namespace quantelier
