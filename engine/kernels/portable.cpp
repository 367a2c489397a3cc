// Plain C++ in vectors of four, which every x86-64 and every AArch64 has.
#include "engine/kernels/step_kernel.h"

namespace quantelier::kernels {

namespace {

struct Portable {
    static constexpr int kWidth = 4;
    using V = float __attribute__((vector_size(16)));
    using I = std::int32_t __attribute__((vector_size(16)));
    // Twelve accumulators leave four of 16 registers for what they are made of.
    static constexpr int kConvolve[2][2] = {{6, 2}, {2, 5}}, kKernelGradients = 2, kInputGradient[2] = {6, 2};
    static constexpr int kSinglePixels[2] = {2, 1}, kSingleVectors = 2;
    static constexpr int kDense[2] = {6, 2}, kRowGradients[2] = {2, 5};

    // Numbers beyond 2^22 are whole already up to half a step of the grids, which all end far below.
    static V round(V x) {
        constexpr float kLimit = 4194304.0f, kMagic = 12582912.0f;  // 2^22, 1.5 * 2^23
        x = x < kLimit ? x : kLimit - V{};
        x = x > -kLimit ? x : -kLimit - V{};
        return (x + kMagic) - kMagic;
    }
    static void transpose(const float* from, float* to, int stride) {
        for (int i = 0; i < kWidth; ++i)
            for (int lane = 0; lane < kWidth; ++lane) to[lane * stride + i] = from[i * kWidth + lane];
    }
};

}  // namespace

const StepKernel kPortable = stepKernel<Portable>();

}  // namespace quantelier::kernels
