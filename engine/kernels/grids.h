// From ranges to the numbers that rounding needs. The formulas are FakeQuantImpl's, which the tests compare.
#pragma once

#include "engine/kernels/network_view.h"

namespace quantelier::kernels {

/// Rounds x to clamp(rint(x * inverse), low, high) * scale: codes less the zero point.
struct Grid {
    float scale = 1.0f, inverse = 1.0f;
    float low = 0.0f, high = 0.0f;
};

/// The state of one channel of a quantizer.
struct RangeState {
    float low = 0.0f, high = 0.0f;
    float scale = 1.0f, zeroPoint = 0.0f;
    float learned = 0.0f;

    Grid grid(const QuantSpec& spec) const;
};

RangeState currentRange(const Quantizer& quantizer, int channel);

/// The state after the quantizer has seen values from `low` to `high`. A learned range follows its parameter,
/// whatever was seen. `present`: the range is that of these values alone (weights). `scaleFloor` 0: none.
RangeState observedRange(const Quantizer& quantizer, int channel, float low, float high, bool present,
                         float scaleFloor);

void store(const RangeState& state, const Quantizer& quantizer, int channel);

/// Codes above zero: Qp of the LSQ paper.
float positiveSteps(const Quantizer& quantizer);

}  // namespace quantelier::kernels
