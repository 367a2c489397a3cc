// Dense layers over all chunks of a batch.
#pragma once

#include "engine/kernels/lanes.h"

namespace quantelier::kernels {

namespace {

/// N outputs of C chunks: out[n] = sum over k of w[n * rowStep + k * columnStep] in[k].
template <typename S, int N, int C>
INLINE void multiplyBlock(const float* w, int rowStep, int columnStep, int columns, const float* in,
                          float* out, std::size_t chunkStride) {
    using V = typename S::V;
    constexpr int W = S::kWidth;
    V acc[N][C] = {};
    for (int k = 0; k < columns; ++k) {
        V values[C];
        UNROLL for (int c = 0; c < C; ++c) values[c] = load<S>(in + c * chunkStride + k * W);
        UNROLL for (int n = 0; n < N; ++n) {
            const V weight = splat<S>(w[n * rowStep + k * columnStep]);
            UNROLL for (int c = 0; c < C; ++c) acc[n][c] += weight * values[c];
        }
    }
    UNROLL for (int n = 0; n < N; ++n) UNROLL for (int c = 0; c < C; ++c)
        store<S>(out + c * chunkStride + n * W, acc[n][c]);
}

/// Rows `begin` to `end` of a product, for all chunks; then(first, count) after each block of rows.
template <typename S, typename Then>
INLINE void multiply(const float* w, int rowStep, int columnStep, int columns, const float* in, float* out,
                     std::size_t chunkStride, int chunks, int begin, int end, Then then) {
    constexpr int N = S::kDense[0], C = S::kDense[1], W = S::kWidth;
    inBlocks<N>(begin, end, [&](auto n, int row) {
        inBlocks<C>(0, chunks, [&](auto c, int chunk) {
            const std::size_t at = static_cast<std::size_t>(chunk) * chunkStride;
            multiplyBlock<S, n(), c()>(w + row * rowStep, rowStep, columnStep, columns, in + at,
                                       out + at + static_cast<std::size_t>(row) * W, chunkStride);
        });
        then(row, n());
    });
}

/// Gradients of N weight rows, K vectors wide: sums[n * stride + k] = sum over images of dy[n] in[image][k].
/// dy: (chunks) rows of `chunkStride`; transposed (images,stride).
template <typename S, int N, int K>
INLINE void weightGradientBlock(const float* dy, std::size_t chunkStride, int images, const float* transposed,
                                int stride, float* sums) {
    using V = typename S::V;
    constexpr int W = S::kWidth;
    V acc[N][K] = {};
    for (int first = 0; first < images; first += W, dy += chunkStride) {
        const int lanes = images - first < W ? images - first : W;
        for (int lane = 0; lane < lanes; ++lane, transposed += stride) {
            V values[K];
            UNROLL for (int k = 0; k < K; ++k) values[k] = load<S>(transposed + k * W);
            UNROLL for (int n = 0; n < N; ++n) {
                const V gradient = splat<S>(dy[n * W + lane]);
                UNROLL for (int k = 0; k < K; ++k) acc[n][k] += gradient * values[k];
            }
        }
    }
    UNROLL for (int n = 0; n < N; ++n) UNROLL for (int k = 0; k < K; ++k)
        store<S>(sums + n * stride + k * W, acc[n][k]);
}

/// sums[i]: of the first `lanes` of vector i.
template <typename S>
void sumLanes(const float* vectors, int count, int lanes, float* sums) {
    constexpr int W = S::kWidth;
    float columns[W * W];
    int i = 0;
    for (; i + W <= count; i += W) {
        S::transpose(vectors + i * W, columns, W);
        typename S::V total{};
        for (int lane = 0; lane < lanes; ++lane) total += load<S>(columns + lane * W);
        store<S>(sums + i, total);
    }
    for (; i < count; ++i) sums[i] = sum<S>(load<S>(vectors + i * W), lanes);
}

/// `count` values of a chunk into columns of to (lanes,stride).
template <typename S>
void transpose(const float* values, int count, float* to, int stride) {
    constexpr int W = S::kWidth;
    int value = 0;
    for (; value + W <= count; value += W) S::transpose(values + value * W, to + value, stride);
    for (; value < count; ++value)
        for (int lane = 0; lane < W; ++lane) to[lane * stride + value] = values[value * W + lane];
}

}  // namespace

}  // namespace quantelier::kernels
