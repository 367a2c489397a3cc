// AArch64: four outputs, one 16 bit word of each at a time.
#include <arm_neon.h>

#include "engine/int8/fast/kernels.h"
#include "engine/int8/fast/sets.h"

namespace quantelier::int8::fast {

namespace {

struct Neon {
    using Act = std::int16_t;
    using Weight = std::int16_t;
    using V = int32x4_t;
    using W = int16x4_t;
    static constexpr int kLanes = 4, kGroup = 1;
    static constexpr int kVectors[2] = {2, 4}, kPixels[2] = {1, 1}, kDenseVectors = 4, kImages = 4;

    static V load(const std::int32_t* from) { return vld1q_s32(from); }
    static V splat(std::int32_t value) { return vdupq_n_s32(value); }
    static W loadWeights(const Weight* from) { return vld1_s16(from); }
    static W broadcast(const Act* from) { return vld1_dup_s16(from); }
    static V dot(V sum, W x, W w) { return vmlal_s16(sum, x, w); }
    static V add(V a, V b) { return vaddq_s32(a, b); }
    static V max(V a, V b) { return vmaxq_s32(a, b); }
    static V maxOfHalves(V a) { return max(a, vextq_s32(a, a, 2)); }
    static V requantize(V sum, const float* multiplier, float low, float high) {
        float32x4_t code = vmulq_f32(vcvtq_f32_s32(sum), vld1q_f32(multiplier));
        code = vminq_f32(vmaxq_f32(code, vdupq_n_f32(low)), vdupq_n_f32(high));
        return vcvtnq_s32_f32(code);  // ties to even
    }
    static void store(Act* to, V codes) { vst1_s16(to, vmovn_s32(codes)); }
    static void storeSome(Act* to, V codes, int count) {
        Act all[kLanes];
        store(all, codes);
        for (int i = 0; i < count; ++i) to[i] = all[i];
    }
    static void storeWhole(std::int32_t* to, V codes) { vst1q_s32(to, codes); }
};

}  // namespace

const Kernel kNeon = {{Neon::kLanes, Neon::kGroup, false}, Kernels<Neon>::run};

}  // namespace quantelier::int8::fast
