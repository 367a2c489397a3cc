// The quantization equation and the rounding rule, written once.
//
//   real value = scale * (code - zeroPoint)
//   code       = clamp(rint(value / scale) + zeroPoint, codeMin, codeMax)
//
// Rounding is half to even everywhere (std::nearbyint in the default rounding mode), as in LibTorch and ONNX.
// Fake quant multiplies by 1 / scale, as LibTorch does; ONNX's QuantizeLinear, and so our integer engine at
// the network's input, divides.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace quantelier {

/// How one tensor is quantized. Codes are signed: 8 bits are -128..127, narrow range drops the lowest.
struct QuantSpec {
    int bits = 8;
    bool perChannel = false;
    bool symmetric = false;
    bool narrowRange = false;

    int codeMin() const { return -(1 << (bits - 1)) + (narrowRange ? 1 : 0); }
    int codeMax() const { return (1 << (bits - 1)) - 1; }

    bool operator==(const QuantSpec& o) const {
        return bits == o.bits && perChannel == o.perChannel && symmetric == o.symmetric &&
               narrowRange == o.narrowRange;
    }
};

/// L2 penalty on the upper end that PACT learns.
inline constexpr double kPactDecay = 1e-3;

struct QParams {
    float scale = 1.0f;
    std::int32_t zeroPoint = 0;
};

/// The observed range of one tensor or channel.
struct Range {
    float min = 0.0f;
    float max = 0.0f;
};

/// Scale and zero point for a range (MindSpore's formula, facts 2.4, on signed codes). The range is widened
/// to hold zero; an empty range, or one too small for 1 / scale, gives scale 1. Every step is rounded to
/// float32, so that LibTorch computes the same bits.
inline QParams chooseQParams(Range range, const QuantSpec& spec) {
    float low = std::min(range.min, 0.0f);
    float high = std::max(range.max, 0.0f);
    if (spec.symmetric) {
        high = std::max(-low, high);
        low = -high;
    }
    if (high - low <= 0.0f) return {};
    QParams q;
    q.scale = (high - low) / static_cast<float>(spec.codeMax() - spec.codeMin());
    if (!std::isfinite(1.0f / q.scale)) return {};
    if (!spec.symmetric) {
        const float zero = static_cast<float>(spec.codeMin()) - low / q.scale;
        const float low_ = static_cast<float>(spec.codeMin());
        const float high_ = static_cast<float>(spec.codeMax());
        q.zeroPoint = static_cast<std::int32_t>(std::nearbyint(std::clamp(zero, low_, high_)));
    }
    return q;
}

/// Code of a value by fake quant's rule: rint(x * (1 / scale)).
inline std::int32_t fakeQuantCode(float value, QParams q, const QuantSpec& spec) {
    const float code = std::nearbyint(value * (1.0f / q.scale)) + static_cast<float>(q.zeroPoint);
    return static_cast<std::int32_t>(
        std::clamp(code, static_cast<float>(spec.codeMin()), static_cast<float>(spec.codeMax())));
}

/// Code of a value by ONNX's QuantizeLinear rule: rint(x / scale).
inline std::int32_t quantizeCode(float value, QParams q, const QuantSpec& spec) {
    const float code = std::nearbyint(value / q.scale) + static_cast<float>(q.zeroPoint);
    return static_cast<std::int32_t>(
        std::clamp(code, static_cast<float>(spec.codeMin()), static_cast<float>(spec.codeMax())));
}

inline float dequantize(std::int32_t code, QParams q) {
    return static_cast<float>(code - q.zeroPoint) * q.scale;
}

}  // namespace quantelier
