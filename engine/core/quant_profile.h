// What the grids do to a network's values at one moment: histograms, ranges, scales and codes.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/core/events.h"
#include "engine/core/histogram.h"
#include "engine/core/qparams.h"

namespace quantelier {

inline constexpr int kProfileBins = 128;  // of a whole tensor
inline constexpr int kChannelBins = 32;   // of one channel, which has few weights

/// One tensor, or one channel of it, under its quantizer.
struct TensorProfile {
    QuantSpec spec;
    Range range;           ///< that the quantizer has; empty for values in steps
    bool inSteps = false;  ///< values are counted in codes, each by its own channel's scale
    Histogram histogram;
    std::int64_t values = 0;
    std::int64_t saturated = 0;  ///< values further outside than rounding reaches
    int codesUsed = 0;
    std::vector<bool> used;  ///< by code, from codeMin on; empty for channels of more codes than bins

    QParams grid() const { return inSteps ? QParams{} : chooseQParams(range, spec); }
    int codes() const { return spec.codeMax() - spec.codeMin() + 1; }
    double saturatedPercent() const { return values ? 100.0 * double(saturated) / double(values) : 0.0; }
};

/// Of `values` (count) with one range.
TensorProfile tensorProfile(const float* values, std::size_t count, Range range, const QuantSpec& spec,
                            int bins);

/// Of weights (ranges.size(), count / ranges.size()): the whole, and where each output has its own scale then
/// each channel. The whole is in steps there: its channels share no grid but that of the codes.
std::vector<TensorProfile> weightProfiles(const float* values, std::size_t count,
                                          const std::vector<Range>& ranges, const QuantSpec& spec);

struct LayerProfile {
    std::string name;                    ///< "input" or a layer's
    TensorProfile output;                ///< before it is rounded
    std::vector<TensorProfile> weights;  ///< the whole, then the channels of per-channel scales; of the input
                                         ///< none
};

/// Of a whole network: input, conv1, conv2, fc1, fc2, fc3.
struct QuantProfile {
    Stage stage = Stage::Float;  ///< Float: as rounding alone would quantize the network at that moment
    int epoch = 0;               ///< of the stage, from 1
    std::vector<LayerProfile> layers;
};

}  // namespace quantelier
