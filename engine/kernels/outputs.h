// From a linear operation to what the next layer reads, y = fq(activation(scale * pool(z) + shift)), and
// back.
//
// Pooling comes first: batch norm's affine and the activation are monotone, so the largest z (the smallest,
// where the scale is negative) is the one that max pooling would take behind them, and everything else runs
// on a quarter of the values. The gradient goes to that value. Rounding comes after pooling in the LibTorch
// network too, so that neighbours that round to the same code do not change which of them gets it.
#pragma once

#include <limits>

#include "engine/kernels/lanes.h"
#include "engine/kernels/workspace.h"

namespace quantelier::kernels {

namespace {

/// How the gradient passes an output's rounding.
enum class Through { Unrounded, Observed, Learned, Pact };

inline Through throughOf(const Quantizer& quantizer, bool rounding) {
    if (!rounding) return Through::Unrounded;
    if (quantizer.observer == ObserverKind::Learned) return Through::Learned;
    return quantizer.observer == ObserverKind::Pact ? Through::Pact : Through::Observed;
}

/// f(std::integral_constant<Through, ...>) of a value that is known at run time only.
template <typename F>
INLINE void choose(Through through, F f) {
    switch (through) {
        case Through::Unrounded:
            return f(std::integral_constant<Through, Through::Unrounded>{});
        case Through::Observed:
            return f(std::integral_constant<Through, Through::Observed>{});
        case Through::Learned:
            return f(std::integral_constant<Through, Through::Learned>{});
        case Through::Pact:
            return f(std::integral_constant<Through, Through::Pact>{});
    }
}

/// One channel's way from z to the output.
template <typename S>
struct Output {
    using V = typename S::V;
    V scale, shift;
    V low, high;          // the activation clamps to these
    V passLow, passHigh;  // its gradient passes where passLow < y <= passHigh
    V inverse, gridLow, gridHigh, gridScale;
    V learnedEnd;

    Output(const Affine& affine, Activation activation, const RangeState& range, const QuantSpec& spec) {
        constexpr float kInfinity = std::numeric_limits<float>::infinity();
        scale = splat<S>(affine.scale);
        shift = splat<S>(affine.shift);
        const bool none = activation == Activation::None, six = activation == Activation::Relu6;
        low = splat<S>(none ? -kInfinity : 0.0f);
        high = splat<S>(six ? 6.0f : kInfinity);
        // torch's clamp passes the gradient at its ends, its relu not at 0.
        passLow = splat<S>(none ? -kInfinity : six ? -std::numeric_limits<float>::denorm_min() : 0.0f);
        passHigh = high;
        const Grid grid = range.grid(spec);
        inverse = splat<S>(grid.inverse);
        gridLow = splat<S>(grid.low);
        gridHigh = splat<S>(grid.high);
        gridScale = splat<S>(grid.scale);
        learnedEnd = splat<S>(range.learned);
    }

    V linear(V z) const { return z * scale + shift; }
    V activated(V z) const { return smaller<S>(larger<S>(linear(z), low), high); }
    V steps(V rounded) const { return smaller<S>(larger<S>(rounded, gridLow), gridHigh); }
    V rounded(V a) const { return steps(S::round(a * inverse)) * gridScale; }

    /// The gradient behind the activation of `gradient`, that of the output; adds to `learned` that of its
    /// scale or end.
    template <Through THROUGH>
    INLINE V back(V z, V gradient, V& learned) const {
        const V y = linear(z), zero{};
        auto pass = (y > passLow) & (y <= passHigh);
        if constexpr (THROUGH != Through::Unrounded) {
            const V a = smaller<S>(larger<S>(y, low), high), v = a * inverse, r = S::round(v);
            if constexpr (THROUGH == Through::Observed) {
                pass &= (r >= gridLow) & (r <= gridHigh);
            } else if constexpr (THROUGH == Through::Learned) {
                const auto inside = (v > gridLow) & (v < gridHigh);
                learned += gradient * (steps(r) - (inside ? v : zero));
                pass &= inside;
            } else {
                const auto above = a >= learnedEnd;
                learned += above ? gradient : zero;
                pass &= ~above & (a >= zero);
            }
        }
        return pass ? gradient : zero;
    }
};

/// z (OUT,OUT) of one channel to `pooled` (OUT/2,OUT/2) and, behind the activation, to `to`; ROUND: on its
/// grid. TRACK: `low` and `high` meet what comes out of the activation.
template <typename S, int OUT, bool LARGEST, bool TRACK, bool ROUND>
INLINE void poolChannel(const float* z, const Output<S>& output, float* pooled, float* to, typename S::V& low,
                        typename S::V& high) {
    using V = typename S::V;
    constexpr int kPooled = OUT / 2, W = S::kWidth;
    for (int y = 0; y < kPooled; ++y)
        for (int x = 0; x < kPooled; ++x) {
            const float* const window = z + (2 * y * OUT + 2 * x) * W;
            const V z0 = load<S>(window), z1 = load<S>(window + W), z2 = load<S>(window + OUT * W),
                    z3 = load<S>(window + (OUT + 1) * W);
            const V best = LARGEST ? larger<S>(larger<S>(z0, z1), larger<S>(z2, z3))
                                   : smaller<S>(smaller<S>(z0, z1), smaller<S>(z2, z3));
            V a = output.activated(best);
            if constexpr (TRACK) {
                low = smaller<S>(low, a);
                high = larger<S>(high, a);
            }
            if constexpr (ROUND) a = output.rounded(a);
            store<S>(pooled + (y * kPooled + x) * W, best);
            store<S>(to + (y * kPooled + x) * W, a);
        }
}

/// f(std::bool_constant<...>)
template <typename F>
INLINE void choose(bool value, F f) {
    if (value)
        f(std::true_type{});
    else
        f(std::false_type{});
}

/// The gradient of z in the two rows that one pooled row was taken from. PLAIN: without batch statistics.
template <typename S, int OUT, bool PLAIN>
INLINE void unpoolRow(const float* z, const float* pooled, const float* gradient, const Affine& affine,
                      float* dz) {
    using V = typename S::V;
    constexpr int W = S::kWidth;
    const V gain = splat<S>(affine.gain), offset = splat<S>(affine.offset), slope = splat<S>(affine.slope),
            zero{};
    for (int x = 0; x < OUT / 2; ++x) {
        const float* const window = z + 2 * x * W;
        const V z0 = load<S>(window), z1 = load<S>(window + W), z2 = load<S>(window + OUT * W),
                z3 = load<S>(window + (OUT + 1) * W);
        const V best = load<S>(pooled + x * W), g = gain * load<S>(gradient + x * W);
        const auto at0 = z0 == best, at1 = (z1 == best) & ~at0, at2 = (z2 == best) & ~(at0 | at1),
                   at3 = ~(at0 | at1 | at2);
        V d0 = at0 ? g : zero, d1 = at1 ? g : zero, d2 = at2 ? g : zero, d3 = at3 ? g : zero;
        if constexpr (!PLAIN) {
            d0 -= offset + slope * z0;
            d1 -= offset + slope * z1;
            d2 -= offset + slope * z2;
            d3 -= offset + slope * z3;
        }
        float* const to = dz + 2 * x * W;
        store<S>(to, d0);
        store<S>(to + W, d1);
        store<S>(to + OUT * W, d2);
        store<S>(to + (OUT + 1) * W, d3);
    }
}

}  // namespace

}  // namespace quantelier::kernels
