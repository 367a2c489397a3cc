// Inference of one image. A lane is an output, so that a single image fills the vectors.
#pragma once

#include "engine/kernels/lanes.h"
#include "engine/kernels/packed_floats.h"

namespace quantelier::kernels {

namespace {

template <typename S>
class SingleImage {
  public:
    /// floats.values[0] is the image, normalized; the logits come to floats.values.back().
    static void run(PackedFloats& floats) {
        convolution<32, S::kSinglePixels[0]>(floats.layers[0], floats.values[0].data(),
                                             floats.values[1].data());
        convolution<14, S::kSinglePixels[1]>(floats.layers[1], floats.values[1].data(),
                                             floats.values[2].data());
        for (std::size_t i = 2; i < kLayerCount; ++i)
            dense(floats.layers[i], floats.values[i].data(), floats.values[i + 1].data());
    }

  private:
    using V = typename S::V;
    static constexpr int W = S::kWidth, kKernel = kKernelSize;

    static V activated(V v, const PackedLayer& layer) {
        return smaller<S>(larger<S>(v, splat<S>(layer.low)), splat<S>(layer.high));
    }

    static void storeOutputs(float* to, V v, const PackedLayer& layer, int vector) {
        const int rest = layer.outputs - vector * W;
        if (rest >= W)
            store<S>(to + vector * W, v);
        else
            storeSome<S>(to + vector * W, v, rest);
    }

    template <int IN, int P>
    static void convolution(const PackedLayer& layer, const float* in, float* out) {
        constexpr int kPooled = (IN - kKernel + 1) / 2;
        static_assert(kPooled % P == 0);
        for (int y = 0; y < kPooled; ++y)
            for (int x = 0; x < kPooled; x += P) {
                const float* const from = in + (2 * y * IN + 2 * x) * layer.inChannels;
                float* const to = out + (y * kPooled + x) * layer.outputs;
                if (layer.windows == 2)
                    block<IN, P, 1, 2>(layer, from, to, 0);
                else
                    inBlocks<S::kSingleVectors>(0, layer.vectors, [&](auto n, int vector) {
                        block<IN, P, n(), 1>(layer, from, to, vector);
                    });
            }
    }

    // P pooled pixels of a row, N vectors. Row r of the inputs meets row r of the upper windows and r - 1 of
    // the lower.
    template <int IN, int P, int N, int WINDOWS>
    static INLINE void block(const PackedLayer& layer, const float* in, float* out, int vector) {
        constexpr int kWindows = 2 * P / WINDOWS;
        const int columns = (kKernel + WINDOWS - 1) * layer.inChannels, step = layer.vectors * W;
        V top[kWindows][N], bottom[kWindows][N];
        UNROLL for (int n = 0; n < N; ++n) {
            const V bias = load<S>(layer.bias.data() + (vector + n) * W);
            UNROLL for (int x = 0; x < kWindows; ++x) top[x][n] = bottom[x][n] = bias;
        }
        const float* weights = layer.weights.data() + vector * W;
        const int apart = WINDOWS * layer.inChannels;  // from window to window
        addRow<kWindows, N>(top, in, apart, weights, columns, step);
        for (int row = 1; row < kKernel; ++row) {
            const float* const x = in + row * IN * layer.inChannels;
            addRow<kWindows, N>(bottom, x, apart, weights, columns, step);
            weights += columns * step;
            addRow<kWindows, N>(top, x, apart, weights, columns, step);
        }
        addRow<kWindows, N>(bottom, in + kKernel * IN * layer.inChannels, apart, weights, columns, step);
        UNROLL for (int p = 0; p < P; ++p) UNROLL for (int n = 0; n < N; ++n) {
            float* const to = out + p * layer.outputs;
            if constexpr (WINDOWS == 2) {
                const V best = larger<S>(top[p][n], bottom[p][n]);
                storeOutputs(to, activated(larger<S>(best, swapped(best)), layer), layer, vector + n);
            } else {
                const V best = larger<S>(larger<S>(top[2 * p][n], top[2 * p + 1][n]),
                                         larger<S>(bottom[2 * p][n], bottom[2 * p + 1][n]));
                storeOutputs(to, activated(best, layer), layer, vector + n);
            }
        }
    }

    template <int X, int N>
    static INLINE void addRow(V (&sums)[X][N], const float* in, int apart, const float* weights, int columns,
                              int step) {
        for (int k = 0; k < columns; ++k, weights += step) {
            V w[N];
            UNROLL for (int n = 0; n < N; ++n) w[n] = load<S>(weights + n * W);
            UNROLL for (int x = 0; x < X; ++x) {
                const V value = splat<S>(in[x * apart + k]);
                UNROLL for (int n = 0; n < N; ++n) sums[x][n] += value * w[n];
            }
        }
    }

    // The halves of a vector, the second first.
    static V swapped(V v) {
        typename S::I other;
        UNROLL for (int i = 0; i < W; ++i) other[i] = i ^ (W / 2);
        return __builtin_shuffle(v, other);
    }

    static void dense(const PackedLayer& layer, const float* in, float* out) {
        const int step = layer.vectors * W;
        inBlocks<8>(0, layer.vectors, [&](auto n, int vector) {
            // Few sums in flight would wait for one another.
            constexpr int N = n(), kParts = N >= 8 ? 1 : N >= 4 ? 2 : 4;
            V sums[kParts][N] = {};
            const float* weights = layer.weights.data() + vector * W;
            int k = 0;
            for (; k + kParts <= layer.inChannels; k += kParts, weights += kParts * step)
                UNROLL for (int part = 0; part < kParts; ++part) {
                    const V value = splat<S>(in[k + part]);
                    UNROLL for (int i = 0; i < N; ++i) sums[part][i] +=
                        value * load<S>(weights + part * step + i * W);
                }
            for (; k < layer.inChannels; ++k, weights += step)
                UNROLL for (int i = 0; i < N; ++i) sums[0][i] += splat<S>(in[k]) * load<S>(weights + i * W);
            UNROLL for (int i = 0; i < N; ++i) {
                V total = load<S>(layer.bias.data() + (vector + i) * W);
                UNROLL for (int part = 0; part < kParts; ++part) total += sums[part][i];
                store<S>(out + (vector + i) * W, activated(total, layer));
            }
        });
    }
};

}  // namespace

}  // namespace quantelier::kernels
