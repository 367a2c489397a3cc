// The fast integer kernels, for any instruction set. A set's own file gives `S`: vectors, the dot product,
// rounding.
//   S::Act       an input as it is stored: std::uint8_t or std::int16_t
//   S::V, S::W   a vector of accumulators; weights for one dot product
//   S::kGroup, S::kLanes
//   S::kVectors[2], S::kPixels[2]   register block of each convolution: vectors, pooled pixels (dividing 14
//   and 5) S::kDenseVectors, S::kImages    register block of a dense layer of several images
// Everything is in an unnamed namespace, so that each file keeps its own copy.
#pragma once

#include "engine/int8/fast/layout.h"

#define UNROLL _Pragma("GCC unroll 32")

namespace quantelier::int8::fast {

namespace {

template <typename S>
struct Kernels {
    using Act = typename S::Act;
    using V = typename S::V;
    using W = typename S::W;
    static constexpr int kWeights = S::kLanes * S::kGroup;  // of one dot product
    using Weight = typename S::Weight;

    // Codes of output - zero point: clamp(rint(float(acc) * multiplier)). The limits are whole numbers, so
    // clamping may come before rounding.
    static V requantized(V sum, const Layer& layer, int vector) {
        return S::requantize(sum, layer.multiplier + vector * S::kLanes, layer.low, layer.high);
    }

    static void store(Act* to, V codes, const Layer& layer, int vector) {
        const int rest = layer.outChannels - vector * S::kLanes;
        codes = S::add(codes, S::splat(layer.offset));
        if (rest >= S::kLanes)
            S::store(to + vector * S::kLanes, codes);
        else
            S::storeSome(to + vector * S::kLanes, codes, rest);
    }

    // A block of P pooled pixels of a row and N vectors of channels. in: the first window's first input.
    template <int P, int N, int WINDOWS>
    static void convolveBlock(const Layer& layer, const Act* in, Act* out, int vector) {
        constexpr int kWindows = 2 * P / WINDOWS;  // a row of them
        const int channels = layer.inChannels, rowStride = layer.inSide * channels;
        V top[kWindows][N], bottom[kWindows][N];
        UNROLL for (int n = 0; n < N; ++n) {
            const V bias = S::load(layer.bias + (vector + n) * S::kLanes);
            UNROLL for (int x = 0; x < kWindows; ++x) top[x][n] = bottom[x][n] = bias;
        }
        const int stride = layer.vectors * kWeights;  // to the next group's weights
        const Weight* const weights = static_cast<const Weight*>(layer.weights) + vector * kWeights;
        // Row r of the inputs meets row r of the upper window and row r - 1 of the lower one.
        for (int row = 0; row <= kKernel; ++row) {
            const Weight* upper = weights + row * layer.groups * stride;
            const Weight* lower = upper - layer.groups * stride;
            const Act* x = in + row * rowStride;
            for (int group = 0; group < layer.groups;
                 ++group, upper += stride, lower += stride, x += S::kGroup) {
                if (row == 0)
                    addGroup<kWindows, N, true, false>(top, bottom, x, WINDOWS * channels, upper, lower);
                else if (row == kKernel)
                    addGroup<kWindows, N, false, true>(top, bottom, x, WINDOWS * channels, upper, lower);
                else
                    addGroup<kWindows, N, true, true>(top, bottom, x, WINDOWS * channels, upper, lower);
            }
        }
        UNROLL for (int p = 0; p < P; ++p) UNROLL for (int n = 0; n < N; ++n) {
            V best;
            if constexpr (WINDOWS == 2)
                best = S::maxOfHalves(S::max(top[p][n], bottom[p][n]));
            else
                best = S::max(S::max(top[2 * p][n], top[2 * p + 1][n]),
                              S::max(bottom[2 * p][n], bottom[2 * p + 1][n]));
            store(out + p * layer.outChannels, requantized(best, layer, vector + n), layer, vector + n);
        }
    }

    template <int X, int N, bool TOP, bool BOTTOM>
    static inline __attribute__((always_inline)) void addGroup(V (&top)[X][N], V (&bottom)[X][N],
                                                               const Act* x, int step, const Weight* upper,
                                                               const Weight* lower) {
        W above[N], below[N];
        UNROLL for (int n = 0; n < N; ++n) {
            if constexpr (TOP) above[n] = S::loadWeights(upper + n * kWeights);
            if constexpr (BOTTOM) below[n] = S::loadWeights(lower + n * kWeights);
        }
        UNROLL for (int i = 0; i < X; ++i) {
            const W inputs = S::broadcast(x + i * step);
            UNROLL for (int n = 0; n < N; ++n) {
                if constexpr (TOP) top[i][n] = S::dot(top[i][n], inputs, above[n]);
                if constexpr (BOTTOM) bottom[i][n] = S::dot(bottom[i][n], inputs, below[n]);
            }
        }
    }

    // in (side,side,inChannels) to out (pooled,pooled,outChannels). A last odd row or column is dropped.
    template <int P, int N, int WINDOWS>
    static void convolve(const Layer& layer, const Act* in, Act* out) {
        const int pooled = (layer.inSide - kKernel + 1) / 2;
        for (int y = 0; y < pooled; ++y)
            for (int x = 0; x < pooled; x += P) {
                const Act* const from = in + (2 * y * layer.inSide + 2 * x) * layer.inChannels;
                Act* const to = out + (y * pooled + x) * layer.outChannels;
                int vector = 0;
                for (; vector + N <= layer.vectors; vector += N)
                    convolveBlock<P, N, WINDOWS>(layer, from, to, vector);
                for (; vector < layer.vectors; ++vector)
                    convolveBlock<P, 1, WINDOWS>(layer, from, to, vector);
            }
    }

    template <int P, int N>
    static void convolveAndPool(const Layer& layer, const Act* in, Act* out) {
        if (layer.windows == 2)
            convolve<P, N, 2>(layer, in, out);
        else
            convolve<P, N, 1>(layer, in, out);
    }

    // I images, N vectors of outputs.
    template <int I, int N>
    static void dotBlock(const Layer& layer, const Act* in, int inStride, int vector, V (&sums)[I][N]) {
        UNROLL for (int n = 0; n < N; ++n) {
            const V bias = S::load(layer.bias + (vector + n) * S::kLanes);
            UNROLL for (int i = 0; i < I; ++i) sums[i][n] = bias;
        }
        const Weight* weights = static_cast<const Weight*>(layer.weights) + vector * kWeights;
        for (int group = 0; group < layer.groups;
             ++group, weights += layer.vectors * kWeights, in += S::kGroup) {
            W w[N];
            UNROLL for (int n = 0; n < N; ++n) w[n] = S::loadWeights(weights + n * kWeights);
            UNROLL for (int i = 0; i < I; ++i) {
                const W inputs = S::broadcast(in + i * inStride);
                UNROLL for (int n = 0; n < N; ++n) sums[i][n] = S::dot(sums[i][n], inputs, w[n]);
            }
        }
    }

    struct Rows {
        Act* start;
        int stride;
    };

    template <int I, int N>
    static void denseBlock(const Layer& layer, Rows in, Rows out, int vector) {
        V sums[I][N];
        dotBlock<I, N>(layer, in.start, in.stride, vector, sums);
        UNROLL for (int i = 0; i < I; ++i) UNROLL for (int n = 0; n < N; ++n)
            store(out.start + i * out.stride, requantized(sums[i][n], layer, vector + n), layer, vector + n);
    }

    template <int I, int N>
    static int denseBlocks(const Layer& layer, Rows in, Rows out, int vector) {
        for (; vector + N <= layer.vectors; vector += N) denseBlock<I, N>(layer, in, out, vector);
        return vector;
    }

    // in (images,inputs) to out (images,outputs).
    static void dense(const Layer& layer, Rows in, Rows out, int images) {
        int image = 0;
        for (; image + S::kImages <= images; image += S::kImages) {
            const Rows from{in.start + image * in.stride, in.stride},
                to{out.start + image * out.stride, out.stride};
            denseBlocks<S::kImages, 1>(layer, from, to,
                                       denseBlocks<S::kImages, S::kDenseVectors>(layer, from, to, 0));
        }
        for (; image < images; ++image) {
            const Rows from{in.start + image * in.stride, in.stride},
                to{out.start + image * out.stride, out.stride};
            const int four = denseBlocks<1, 4>(layer, from, to, denseBlocks<1, 8>(layer, from, to, 0));
            denseBlocks<1, 1>(layer, from, to, denseBlocks<1, 2>(layer, from, to, four));
        }
    }

    static void logits(const Network& network, Rows in, int images, std::int8_t* codes) {
        const Layer& layer = network.layers[kLayers - 1];
        alignas(64) std::int32_t values[(kClasses + S::kLanes - 1) / S::kLanes * S::kLanes];
        for (int image = 0; image < images; ++image) {
            for (int vector = 0; vector < layer.vectors; ++vector) {
                V sums[1][1];
                dotBlock<1, 1>(layer, in.start + image * in.stride, in.stride, vector, sums);
                S::storeWhole(values + vector * S::kLanes, requantized(sums[0][0], layer, vector));
            }
            for (int i = 0; i < kClasses; ++i)
                codes[image * kClasses + i] = static_cast<std::int8_t>(values[i] + network.outputZeroPoint);
        }
    }

    static void readPixels(const Input& input, const std::uint8_t* pixels, Act* to) {
        const Act* const table = static_cast<const Act*>(input.codeOfPixel);
        for (int i = 0; i < kSide * kSide; ++i) to[i] = table[pixels[i]];
    }

    static void readValues(const Input& input, const float* values, Act* to) {
        const float low = static_cast<float>(input.codeMin), high = static_cast<float>(input.codeMax);
        for (int i = 0; i < kSide * kSide; ++i) {
            float code = __builtin_nearbyintf(values[i] / input.scale) + static_cast<float>(input.zeroPoint);
            code = code < low ? low : code;
            code = code > high ? high : code;
            to[i] = static_cast<Act>(static_cast<std::int32_t>(code) + input.offset);
        }
    }

    static void run(const Network& network, const Images& images) {
        Act* const image = static_cast<Act*>(network.maps[0]);
        Act* const pooled = static_cast<Act*>(network.maps[1]);
        Rows rows[3];
        for (int i = 0; i < 3; ++i) rows[i] = {static_cast<Act*>(network.inputs[i]), network.inputStride[i]};
        for (std::size_t first = 0; first < images.count; first += kBatch) {
            const int count = static_cast<int>(images.count - first < kBatch ? images.count - first : kBatch);
            for (int i = 0; i < count; ++i) {
                const std::size_t at = (first + static_cast<std::size_t>(i)) * kSide * kSide;
                if (images.pixels)
                    readPixels(network.input, images.pixels + at, image);
                else
                    readValues(network.input, images.values + at, image);
                convolveAndPool<S::kPixels[0], S::kVectors[0]>(network.layers[0], image, pooled);
                convolveAndPool<S::kPixels[1], S::kVectors[1]>(network.layers[1], pooled,
                                                               rows[0].start + i * rows[0].stride);
            }
            dense(network.layers[2], rows[0], rows[1], count);
            dense(network.layers[3], rows[1], rows[2], count);
            logits(network, rows[2], count, images.codes + first * kClasses);
        }
    }
};

}  // namespace

}  // namespace quantelier::int8::fast

#undef UNROLL
