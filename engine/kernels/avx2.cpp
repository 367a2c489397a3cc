// AVX2 and FMA: eight images at a time.
#include <immintrin.h>

#include "engine/kernels/step_kernel.h"

namespace quantelier::kernels {

namespace {

struct Avx2 {
    static constexpr int kWidth = 8;
    using V = float __attribute__((vector_size(32)));
    using I = std::int32_t __attribute__((vector_size(32)));
    // Twelve accumulators leave four of 16 registers for what they are made of.
    static constexpr int kConvolve[2][2] = {{6, 2}, {2, 5}}, kKernelGradients = 2, kInputGradient[2] = {6, 2};
    static constexpr int kSinglePixels[2] = {2, 1}, kSingleVectors = 2;
    static constexpr int kDense[2] = {6, 2}, kRowGradients[2] = {2, 5};

    static V round(V x) { return _mm256_round_ps(x, _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC); }
    static void transpose(const float* from, float* to, int stride) {
        __m256 r[8], t[8];
        UNROLL for (int i = 0; i < 8; ++i) r[i] = _mm256_loadu_ps(from + i * 8);
        UNROLL for (int i = 0; i < 4; ++i) {
            t[2 * i] = _mm256_unpacklo_ps(r[2 * i], r[2 * i + 1]);
            t[2 * i + 1] = _mm256_unpackhi_ps(r[2 * i], r[2 * i + 1]);
        }
        UNROLL for (int i = 0; i < 2; ++i) UNROLL for (int j = 0; j < 2; ++j) {
            r[4 * i + 2 * j] = _mm256_shuffle_ps(t[4 * i + j], t[4 * i + 2 + j], 0x44);
            r[4 * i + 2 * j + 1] = _mm256_shuffle_ps(t[4 * i + j], t[4 * i + 2 + j], 0xee);
        }
        UNROLL for (int i = 0; i < 4; ++i) {
            _mm256_storeu_ps(to + i * stride, _mm256_permute2f128_ps(r[i], r[4 + i], 0x20));
            _mm256_storeu_ps(to + (4 + i) * stride, _mm256_permute2f128_ps(r[i], r[4 + i], 0x31));
        }
    }
};

}  // namespace

const StepKernel kAvx2 = stepKernel<Avx2>();

}  // namespace quantelier::kernels
