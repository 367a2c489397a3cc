// 5 x 5 convolutions over chunks of images, forward and backward. OUT: side of the output; the input's is OUT
// + 4.
#pragma once

#include "engine/kernels/lanes.h"
#include "engine/kernels/workspace.h"

namespace quantelier::kernels {

namespace {

inline constexpr int kKernel = kKernelSize, kTaps = kKernel * kKernel;

/// N output channels, P pixels of a row.
template <typename S, int OUT, int N, int P, bool SUMS>
INLINE void convolveBlock(const float* in, int inputs, const float* weights, float* out,
                          typename S::V* sums) {
    using V = typename S::V;
    constexpr int kIn = OUT + kKernel - 1, W = S::kWidth;
    V acc[N][P] = {};
    for (int i = 0; i < inputs; ++i)
        for (int ky = 0; ky < kKernel; ++ky) {
            const float* const row = in + (i * kIn + ky) * kIn * W;
            const float* const w = weights + i * kTaps + ky * kKernel;
            UNROLL for (int kx = 0; kx < kKernel; ++kx) UNROLL for (int n = 0; n < N; ++n) {
                const V weight = splat<S>(w[n * inputs * kTaps + kx]);
                UNROLL for (int p = 0; p < P; ++p) acc[n][p] += weight * load<S>(row + (kx + p) * W);
            }
        }
    UNROLL for (int n = 0; n < N; ++n) {
        V sum{}, squares{};
        UNROLL for (int p = 0; p < P; ++p) {
            store<S>(out + (n * OUT * OUT + p) * W, acc[n][p]);
            if constexpr (SUMS) {
                sum += acc[n][p];
                squares += acc[n][p] * acc[n][p];
            }
        }
        if constexpr (SUMS) {
            sums[2 * n] += sum;
            sums[2 * n + 1] += squares;
        }
    }
}

/// in (inputs,OUT+4,OUT+4) to out (outputs,OUT,OUT), weights (outputs,inputs,5,5). With `found`, (outputs):
/// sums over the first `lanes` images.
template <typename S, int OUT>
void convolve(const float* in, int inputs, const float* weights, int outputs, float* out, int lanes,
              ForwardSums* found) {
    constexpr int kIn = OUT + kKernel - 1, W = S::kWidth;
    constexpr int N = S::kConvolve[OUT == kOutputSide[0] ? 0 : 1][0],
                  P = S::kConvolve[OUT == kOutputSide[0] ? 0 : 1][1];
    static_assert(OUT % P == 0);
    constexpr int kAtOnce = 64;  // channels whose sums are kept at a time
    for (int begin = 0; begin < outputs; begin += kAtOnce) {
        const int end = outputs < begin + kAtOnce ? outputs : begin + kAtOnce;
        typename S::V sums[2 * kAtOnce] = {};
        for (int y = 0; y < OUT; ++y)
            inBlocks<N>(begin, end, [&](auto n, int channel) {
                const float* const w = weights + channel * inputs * kTaps;
                float* const to = out + (channel * OUT + y) * OUT * W;
                typename S::V* const s = sums + 2 * (channel - begin);
                for (int x = 0; x < OUT; x += P) {
                    const float* const from = in + (y * kIn + x) * W;
                    if (found)
                        convolveBlock<S, OUT, n(), P, true>(from, inputs, w, to + x * W, s);
                    else
                        convolveBlock<S, OUT, n(), P, false>(from, inputs, w, to + x * W, s);
                }
            });
        if (!found) continue;
        for (int channel = begin; channel < end; ++channel)
            found[channel] = {double(sum<S>(sums[2 * (channel - begin)], lanes)),
                              double(sum<S>(sums[2 * (channel - begin) + 1], lanes))};
    }
}

/// Adds to `sums`, a row of the kernels' gradients in lanes, (N) of 5 that lie `sumStride` floats apart, what
/// rows of output gradients give: `dy`, (N) of rows that lie `dyStride` floats apart; the first of them meets
/// the input row `in`.
template <typename S, int OUT, int N>
INLINE void weightGradientBlock(const float* in, const float* dy, int dyStride, int rows, float* sums,
                                int sumStride) {
    using V = typename S::V;
    constexpr int kIn = OUT + kKernel - 1, W = S::kWidth;
    V acc[N][kKernel];
    UNROLL for (int n = 0; n < N; ++n) UNROLL for (int k = 0; k < kKernel; ++k) acc[n][k] =
        load<S>(sums + n * sumStride + k * W);
    for (int y = 0; y < rows; ++y)
        for (int x = 0; x < OUT; ++x) {
            const float* const from = in + (y * kIn + x) * W;
            V values[kKernel];
            UNROLL for (int k = 0; k < kKernel; ++k) values[k] = load<S>(from + k * W);
            UNROLL for (int n = 0; n < N; ++n) {
                const V gradient = load<S>(dy + n * dyStride + (y * OUT + x) * W);
                UNROLL for (int k = 0; k < kKernel; ++k) acc[n][k] += gradient * values[k];
            }
        }
    UNROLL for (int n = 0; n < N; ++n) UNROLL for (int k = 0; k < kKernel; ++k)
        store<S>(sums + n * sumStride + k * W, acc[n][k]);
}

/// The same for all kernels: `sums` (outputs,inputs,5,5).
template <typename S, int OUT>
void addWeightGradients(const float* in, int inputs, const float* dy, int dyStride, int outputs, int rows,
                        float* sums) {
    constexpr int kIn = OUT + kKernel - 1, W = S::kWidth;
    inBlocks<S::kKernelGradients>(0, outputs, [&](auto n, int o) {
        for (int i = 0; i < inputs; ++i)
            for (int ky = 0; ky < kKernel; ++ky)
                weightGradientBlock<S, OUT, n()>(in + (i * kIn + ky) * kIn * W, dy + o * dyStride, dyStride,
                                                 rows, sums + ((o * inputs + i) * kTaps + ky * kKernel) * W,
                                                 inputs * kTaps * W);
    });
}

/// dx (inputs,OUT+4,OUT+4) of dy (outputs,OUT,OUT): N input channels, the pixels X to X + P of row y.
template <typename S, int OUT, int N, int P, int X>
INLINE void inputGradientBlock(const float* dy, int outputs, const float* weights, int inputs, int y,
                               float* dx) {
    using V = typename S::V;
    constexpr int kIn = OUT + kKernel - 1, W = S::kWidth, kPixels = X + P > kIn ? kIn - X : P;
    V acc[N][kPixels] = {};
    const int first = y >= OUT ? y - OUT + 1 : 0, last = y < kKernel - 1 ? y : kKernel - 1;
    for (int o = 0; o < outputs; ++o)
        for (int ky = first; ky <= last; ++ky) {
            const float* const row = dy + (o * OUT + y - ky) * OUT * W;
            const float* const w = weights + o * inputs * kTaps + ky * kKernel;
            UNROLL for (int kx = 0; kx < kKernel; ++kx) UNROLL for (int n = 0; n < N; ++n) {
                const V weight = splat<S>(w[n * kTaps + kx]);
                UNROLL for (int p = 0; p < kPixels; ++p) if (X + p - kx >= 0 && X + p - kx < OUT) acc[n][p] +=
                    weight * load<S>(row + (X + p - kx) * W);
            }
        }
    UNROLL for (int n = 0; n < N; ++n) UNROLL for (int p = 0; p < kPixels; ++p)
        store<S>(dx + ((n * kIn + y) * kIn + X + p) * W, acc[n][p]);
}

template <typename S, int OUT, int N, int P, int X = 0>
INLINE void inputGradientRow(const float* dy, int outputs, const float* weights, int inputs, int y,
                             float* dx) {
    inputGradientBlock<S, OUT, N, P, X>(dy, outputs, weights, inputs, y, dx);
    if constexpr (X + P < OUT + kKernel - 1)
        inputGradientRow<S, OUT, N, P, X + P>(dy, outputs, weights, inputs, y, dx);
}

template <typename S, int OUT>
void inputGradient(const float* dy, int outputs, const float* weights, int inputs, float* dx) {
    constexpr int kIn = OUT + kKernel - 1, W = S::kWidth, N = S::kInputGradient[0], P = S::kInputGradient[1];
    for (int y = 0; y < kIn; ++y)
        inBlocks<N>(0, inputs, [&](auto n, int channel) {
            inputGradientRow<S, OUT, n(), P>(dy, outputs, weights + channel * kTaps, inputs, y,
                                             dx + channel * kIn * kIn * W);
        });
}

}  // namespace

}  // namespace quantelier::kernels
