// Where the resize from 28 to 32 pixels takes its values: the same in the program and in ONNX files.
#pragma once

#include <algorithm>
#include <array>

#include "engine/core/recipe.h"

namespace quantelier {

/// Where an output row or column takes its value: in[first] * (16 - weight) + in[second] * weight, in
/// sixteenths.
struct ResizeTap {
    int first, second, weight;
};

inline constexpr int kResizeUnit = 16;  // the weights of a tap sum to this

/// Output i lies at (i + 0.5) * 28/32 - 0.5 = (14 i - 1) / 16 of the input; edges are clamped.
inline const std::array<ResizeTap, kInputSize>& resizeTaps() {
    static const std::array<ResizeTap, kInputSize> table = [] {
        std::array<ResizeTap, kInputSize> taps{};
        for (int i = 0; i < kInputSize; ++i) {
            const int position = 14 * i - 1;  // in sixteenths of an input pixel
            const int cell =
                (position + kResizeUnit) / kResizeUnit - 1;  // floor for the one negative position
            taps[static_cast<std::size_t>(i)] = {std::max(cell, 0), std::min(cell + 1, kImageSize - 1),
                                                 position - kResizeUnit * cell};
        }
        return taps;
    }();
    return table;
}

}  // namespace quantelier
