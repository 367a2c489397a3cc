// AVX-512: sixteen images at a time.
#include <immintrin.h>

#include "engine/kernels/step_kernel.h"

namespace quantelier::kernels {

namespace {

struct Avx512 {
    static constexpr int kWidth = 16;
    using V = float __attribute__((vector_size(64)));
    using I = std::int32_t __attribute__((vector_size(64)));
    static constexpr int kConvolve[2][2] = {{6, 4}, {4, 5}}, kKernelGradients = 4, kInputGradient[2] = {6, 4};
    static constexpr int kSinglePixels[2] = {7, 5}, kSingleVectors = 1;
    static constexpr int kDense[2] = {6, 4}, kRowGradients[2] = {4, 5};

    static V round(V x) { return _mm512_roundscale_ps(x, _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC); }
    static void transpose(const float* from, float* to, int stride) {
        __m512 r[16], t[16];
        UNROLL for (int i = 0; i < 16; ++i) r[i] = _mm512_loadu_ps(from + i * 16);
        UNROLL for (int i = 0; i < 8; ++i) {
            t[2 * i] = _mm512_unpacklo_ps(r[2 * i], r[2 * i + 1]);
            t[2 * i + 1] = _mm512_unpackhi_ps(r[2 * i], r[2 * i + 1]);
        }
        UNROLL for (int i = 0; i < 4; ++i) UNROLL for (int j = 0; j < 2; ++j) {
            r[4 * i + 2 * j] = _mm512_shuffle_ps(t[4 * i + j], t[4 * i + 2 + j], 0x44);
            r[4 * i + 2 * j + 1] = _mm512_shuffle_ps(t[4 * i + j], t[4 * i + 2 + j], 0xee);
        }
        // r[4 i + k]: vectors 4 i to 4 i + 3, lane k of each quarter.
        UNROLL for (int k = 0; k < 4; ++k) {
            const __m512 a = _mm512_shuffle_f32x4(r[k], r[4 + k], 0x88),
                         b = _mm512_shuffle_f32x4(r[8 + k], r[12 + k], 0x88),
                         c = _mm512_shuffle_f32x4(r[k], r[4 + k], 0xdd),
                         d = _mm512_shuffle_f32x4(r[8 + k], r[12 + k], 0xdd);
            _mm512_storeu_ps(to + k * stride, _mm512_shuffle_f32x4(a, b, 0x88));
            _mm512_storeu_ps(to + (4 + k) * stride, _mm512_shuffle_f32x4(c, d, 0x88));
            _mm512_storeu_ps(to + (8 + k) * stride, _mm512_shuffle_f32x4(a, b, 0xdd));
            _mm512_storeu_ps(to + (12 + k) * stride, _mm512_shuffle_f32x4(c, d, 0xdd));
        }
    }
};

}  // namespace

const StepKernel kAvx512 = stepKernel<Avx512>();

}  // namespace quantelier::kernels
