#include "engine/kernels/grids.h"

#include <algorithm>
#include <cmath>

namespace quantelier::kernels {

namespace {

// The learned parameter is the scale, or with PACT the upper end.
void takeLearned(const Quantizer& quantizer, RangeState& state) {
    constexpr float kSmallest = 1e-8f;
    const QuantSpec& spec = quantizer.spec;
    const float codeMin = static_cast<float>(spec.codeMin()), codeMax = static_cast<float>(spec.codeMax());
    state.learned = std::max(state.learned, kSmallest);
    if (quantizer.observer == ObserverKind::Pact) {
        state.low = 0.0f;
        state.high = state.learned;
    } else if (spec.symmetric) {
        state.high = state.learned * ((codeMax - codeMin) / 2.0f);
        state.low = -state.high;
    } else if (quantizer.nonNegative) {
        state.low = 0.0f;
        state.high = state.learned * (codeMax - codeMin);
    } else {
        state.low = state.learned * codeMin;
        state.high = state.learned * codeMax;
    }
}

void takeSeen(const Quantizer& quantizer, RangeState& state, float low, float high, bool present) {
    low = std::min(low, 0.0f);
    high = std::max(high, 0.0f);
    if (present || !*quantizer.seen) {
        state.low = low;
        state.high = high;
    } else if (quantizer.observer == ObserverKind::MinMax) {
        state.low = std::min(state.low, low);
        state.high = std::max(state.high, high);
    } else {
        const float keep = static_cast<float>(quantizer.emaDecay),
                    take = static_cast<float>(1.0 - quantizer.emaDecay);
        state.low = state.low * keep + low * take;
        state.high = state.high * keep + high * take;
    }
}

}  // namespace

Grid RangeState::grid(const QuantSpec& spec) const {
    return {scale, 1.0f / scale, static_cast<float>(spec.codeMin()) - zeroPoint,
            static_cast<float>(spec.codeMax()) - zeroPoint};
}

RangeState currentRange(const Quantizer& quantizer, int channel) {
    const float* const learned = quantizer.learned.value;
    return {quantizer.low[channel], quantizer.high[channel], quantizer.scale[channel],
            quantizer.zeroPoint[channel], learned ? learned[channel] : 0.0f};
}

RangeState observedRange(const Quantizer& quantizer, int channel, float low, float high, bool present,
                         float scaleFloor) {
    RangeState state = currentRange(quantizer, channel);
    if (quantizer.isLearned())
        takeLearned(quantizer, state);
    else
        takeSeen(quantizer, state, low, high, present);
    const QuantSpec& spec = quantizer.spec;
    if (scaleFloor > 0.0f) {
        const float half = static_cast<float>(spec.codeMax() - spec.codeMin()) / 2.0f;
        state.high = std::max(std::max(-state.low, state.high), scaleFloor * half);
        state.low = -state.high;
        state.learned = std::max(state.learned, scaleFloor);
    }
    const QParams params = chooseQParams({state.low, state.high}, spec);
    state.scale = params.scale;
    state.zeroPoint = static_cast<float>(params.zeroPoint);
    return state;
}

void store(const RangeState& state, const Quantizer& quantizer, int channel) {
    quantizer.low[channel] = state.low;
    quantizer.high[channel] = state.high;
    quantizer.scale[channel] = state.scale;
    quantizer.zeroPoint[channel] = state.zeroPoint;
    if (quantizer.learned) quantizer.learned.value[channel] = state.learned;
}

float positiveSteps(const Quantizer& quantizer) {
    const QuantSpec& spec = quantizer.spec;
    const int steps =
        quantizer.nonNegative && !spec.symmetric ? spec.codeMax() - spec.codeMin() : spec.codeMax();
    return static_cast<float>(steps);
}

}  // namespace quantelier::kernels
