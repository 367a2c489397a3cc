// One output's weights: the effective ones that a step computes with, and what their gradient does to the
// parameters.
#pragma once

#include <algorithm>

#include "engine/kernels/lanes.h"
#include "engine/kernels/workspace.h"

namespace quantelier::kernels {

namespace {

/// f(k, count) for vectors that cover n numbers; only the last may have fewer than W.
template <typename S, typename F>
INLINE void alongRow(int n, F f) {
    int k = 0;
    for (; k + S::kWidth <= n; k += S::kWidth) f(k, Int<S::kWidth>{});
    if (k < n) f(k, n - k);
}

template <typename S>
INLINE typename S::V loadRow(const float* from, Int<S::kWidth>) {
    return load<S>(from);
}
template <typename S>
INLINE typename S::V loadRow(const float* from, int count) {
    return loadSome<S>(from, count);
}
template <typename S>
INLINE void storeRow(float* to, typename S::V v, Int<S::kWidth>) {
    store<S>(to, v);
}
template <typename S>
INLINE void storeRow(float* to, typename S::V v, int count) {
    storeSome<S>(to, v, count);
}

/// Meets `range` with w * factor. 0 belongs to every range, so a row's rest of zeros does not matter.
template <typename S>
void widen(const float* w, int n, float factor, SeenRange& range) {
    typename S::V low{}, high{};
    alongRow<S>(n, [&](int k, auto count) {
        const typename S::V v = loadRow<S>(w + k, count) * factor;
        low = smaller<S>(low, v);
        high = larger<S>(high, v);
    });
    range.low = std::min(range.low, smallest<S>(low));
    range.high = std::max(range.high, largest<S>(high));
}

/// effective = fq(w * before) * after, or w * before * after where nothing is rounded.
template <typename S>
void effectiveWeights(const float* w, int n, const WeightRow& row, bool rounding, float* effective) {
    using V = typename S::V;
    const V before = splat<S>(row.before), after = splat<S>(row.after), inverse = splat<S>(row.grid.inverse),
            scale = splat<S>(row.grid.scale), low = splat<S>(row.grid.low), high = splat<S>(row.grid.high);
    alongRow<S>(n, [&](int k, auto count) {
        V v = loadRow<S>(w + k, count) * before;
        if (rounding) v = smaller<S>(larger<S>(S::round(v * inverse), low), high) * scale;
        storeRow<S>(effective + k, v * after, count);
    });
}

/// What the gradient of a row of effective weights says about the row's other parameters.
struct RowGradients {
    double factor = 0.0;   ///< of gamma / deviation, where the weights go through it
    double learned = 0.0;  ///< of the learned scale
};

/// One row's SGD step. `gradients`: of the effective weights. All is of the parameters as they were before
/// the step.
template <typename S, bool ROUND>
RowGradients updateQuantizedRow(const Parameter& weight, std::size_t at, int n, const WeightRow& row,
                                const Quantizer& quantizer, const float* gradients, const Sgd& sgd) {
    using V = typename S::V;
    float *const w = weight.value + at, *const m = weight.momentum + at;
    const V zero{}, before = splat<S>(row.before), after = splat<S>(row.after),
                    inverse = splat<S>(row.grid.inverse), scale = splat<S>(row.grid.scale),
                    low = splat<S>(row.grid.low), high = splat<S>(row.grid.high);
    const bool learned = quantizer.observer == ObserverKind::Learned;
    V factorSum{}, learnedSum{};
    alongRow<S>(n, [&](int k, auto count) {
        const V value = loadRow<S>(w + k, count), g = loadRow<S>(gradients + k, count);
        const V folded = value * before, atQuantized = g * after;
        V passed = atQuantized, quantized = folded;
        if constexpr (ROUND) {
            const V v = folded * inverse, r = S::round(v), steps = smaller<S>(larger<S>(r, low), high);
            auto inside = (r >= low) & (r <= high);
            if (learned) {
                inside = (v > low) & (v < high);
                learnedSum += atQuantized * (steps - (inside ? v : zero));
            }
            passed = inside ? atQuantized : zero;
            quantized = steps * scale;
        }
        if (row.place == FactorPlace::Before)
            factorSum += passed * value;
        else if (row.place == FactorPlace::After)
            factorSum += g * quantized;
        else if (row.place == FactorPlace::Both)
            factorSum += passed * value - atQuantized * quantized * after;
        const V moment =
            loadRow<S>(m + k, count) * sgd.momentum + (passed * before + value * sgd.weightDecay);
        storeRow<S>(m + k, moment, count);
        storeRow<S>(w + k, value - moment * sgd.rate, count);
    });
    return {double(sum<S>(factorSum)), double(sum<S>(learnedSum))};
}

template <typename S>
void updateRow(const Parameter& weight, std::size_t at, int n, const float* gradients, const Sgd& sgd) {
    using V = typename S::V;
    float *const w = weight.value + at, *const m = weight.momentum + at;
    alongRow<S>(n, [&](int k, auto count) {
        const V value = loadRow<S>(w + k, count);
        const V moment = loadRow<S>(m + k, count) * sgd.momentum +
                         (loadRow<S>(gradients + k, count) + value * sgd.weightDecay);
        storeRow<S>(m + k, moment, count);
        storeRow<S>(w + k, value - moment * sgd.rate, count);
    });
}

inline void update(const Parameter& parameter, int at, double gradient, const Sgd& sgd) {
    float &value = parameter.value[at], &moment = parameter.momentum[at];
    moment = moment * sgd.momentum + (static_cast<float>(gradient) + value * sgd.weightDecay);
    value -= moment * sgd.rate;
}

}  // namespace

}  // namespace quantelier::kernels
