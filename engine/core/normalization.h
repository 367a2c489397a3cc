// The tutorial's normalization of a pixel: x = (byte / 255 - 0.1307) / 0.3081.
#pragma once

#include <array>

#include "engine/core/qparams.h"
#include "engine/core/recipe.h"

namespace quantelier {

/// Normalized value of each byte. Every engine looks values up here, so that all of them see the same bits.
inline const std::array<float, 256>& normalizationTable() {
    static const std::array<float, 256> table = [] {
        std::array<float, 256> values{};
        for (int byte = 0; byte < 256; ++byte)
            values[static_cast<std::size_t>(byte)] =
                (static_cast<float>(byte) / 255.0f - kPixelMean) / kPixelDeviation;
        return values;
    }();
    return table;
}

/// Range of all possible inputs: -0.4242 ... 2.8215.
inline Range inputRange() {
    return {normalizationTable().front(), normalizationTable().back()};
}

}  // namespace quantelier
