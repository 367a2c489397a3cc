// How the histograms, ranges and scales of a run moved, epoch by epoch: quant_history.bin in its folder. The
// manual's chapter on quantization has the format.
#pragma once

#include <string>
#include <vector>

#include "engine/core/quant_profile.h"

namespace quantelier {

inline constexpr const char* kQuantHistoryFile = "quant_history.bin";
inline constexpr std::size_t kMostProfiles = 32;

struct QuantHistory {
    std::vector<QuantProfile> profiles;  ///< float epochs, then quantization-aware ones

    /// What stands at this epoch or after it is replaced: training went on from there. Beyond kMostProfiles
    /// every second one is dropped, never the newest or the last of a stage.
    void add(const QuantProfile& profile);

    /// Epoch of the run, counted through both stages.
    int epochOfRun(std::size_t index) const;
};

std::string encodeQuantHistory(const QuantHistory& history);

/// Throws Error(BadInput) that names `where` and what is wrong.
QuantHistory decodeQuantHistory(const std::string& bytes, const std::string& where);

QuantHistory readQuantHistory(const std::string& path);

}  // namespace quantelier
