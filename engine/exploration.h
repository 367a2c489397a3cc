// Runs a network with parts of it quantized, over the whole test set. No torch in this header.
#pragma once

#include <functional>
#include <memory>

#include "engine/core/exploration.h"
#include "engine/models.h"

namespace quantelier {

/// Called with the share that is done, 0 to 1.
using Progress = std::function<void(double)>;

/// Each part of the network alone, and all but it. The errors are measured on the first 1000 test images.
/// Throws Error(Interrupted) when cancelled.
Sensitivity sensitivity(const QuantNetwork& network, const Dataset& test, const CancelToken& cancel,
                        const Progress& progress);

/// One entry a layer, by the integer network after post-training quantization over all test images.
std::vector<FewerBitsCost> costOfFewerBits(const FloatNetwork& network, const Recipe& recipe,
                                           const PreparedData& data, const CancelToken& cancel);

/// Evaluates every assignment of 2, 3, 4 and 8 weight bits by post-training quantization over all test
/// images, a part at a time, so that other work can come in between. Images go through each layer once for
/// every choice of bits up to it, not once for every assignment.
class MixedPrecisionSearch {
  public:
    /// Calibrates the four networks whose layers are mixed.
    MixedPrecisionSearch(const FloatNetwork& network, const Recipe& recipe,
                         std::shared_ptr<const PreparedData> data, const CancelToken& cancel);
    ~MixedPrecisionSearch();

    bool isDone() const;

    /// The next part, a fraction of a second: none, or all points that share the bits of their first three
    /// layers. After an Error(Interrupted) the same part comes again.
    std::vector<MixedPrecisionPoint> next(const CancelToken& cancel);

  private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

/// All of it, with the Pareto front marked.
std::vector<MixedPrecisionPoint> enumerateMixedPrecision(const FloatNetwork& network, const Recipe& recipe,
                                                         std::shared_ptr<const PreparedData> data,
                                                         const CancelToken& cancel, const Progress& progress);

}  // namespace quantelier
