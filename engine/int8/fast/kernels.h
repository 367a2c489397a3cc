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

    // Whether a row of inputs lies in the upper windows of a block, in the lower ones, or in both.
    enum class Lies { Above, Below, InBoth };

    // A block of P pooled pixels of a row and N vectors of channels. in: the first window's first input.
    // CHANNELS: of the inputs; 0 where only the layer knows.
    template <int P, int N, int WINDOWS, int CHANNELS>
    static void convolveBlock(const Layer& layer, const Act* in, Act* out, int vector) {
        constexpr int kWindows = 2 * P / WINDOWS;  // a row of them
        const int rowStride = layer.inSide * layer.inChannels;
        V top[kWindows][N], bottom[kWindows][N];
        UNROLL for (int n = 0; n < N; ++n) {
            const V bias = S::load(layer.bias + (vector + n) * S::kLanes);
            UNROLL for (int x = 0; x < kWindows; ++x) top[x][n] = bottom[x][n] = bias;
        }
        const int stride = layer.groups * layer.vectors * kWeights;  // to the next row's weights
        const Weight* const weights = static_cast<const Weight*>(layer.weights) + vector * kWeights;
        // Row r of the inputs meets row r of the upper window and row r - 1 of the lower one.
        addRow<kWindows, N, WINDOWS, CHANNELS, Lies::Above>(layer, top, bottom, in, weights, weights);
        for (int row = 1; row < kKernel; ++row) {
            const Weight* const upper = weights + row * stride;
            addRow<kWindows, N, WINDOWS, CHANNELS, Lies::InBoth>(layer, top, bottom, in + row * rowStride,
                                                                 upper, upper - stride);
        }
        const Weight* const last = weights + (kKernel - 1) * stride;
        addRow<kWindows, N, WINDOWS, CHANNELS, Lies::Below>(layer, top, bottom, in + kKernel * rowStride,
                                                            last, last);
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

    // Adds a row of inputs to X windows. lower and upper: the weights that it meets there.
    template <int X, int N, int WINDOWS, int CHANNELS, Lies LIES>
    static inline __attribute__((always_inline)) void addRow(const Layer& layer, V (&top)[X][N],
                                                             V (&bottom)[X][N], const Act* x,
                                                             const Weight* upper, const Weight* lower) {
        const int stride = layer.vectors * kWeights;  // to the next group's weights
        if constexpr (CHANNELS > 0) {
            // All groups' weights are held, and an input is fetched once for all windows that it lies in.
            constexpr int kStep = WINDOWS * CHANNELS;
            constexpr int kGroups = (CHANNELS * (kKernel + WINDOWS - 1) + S::kGroup - 1) / S::kGroup;
            W above[kGroups][N], below[kGroups][N];
            UNROLL for (int group = 0; group < kGroups; ++group) loadGroup<N, LIES>(
                above[group], below[group], upper + group * stride, lower + group * stride);
            UNROLL for (int at = 0; at <= (X - 1) * kStep + (kGroups - 1) * S::kGroup; ++at) {
                const W inputs = S::broadcast(x + at);
                UNROLL for (int i = 0; i < X; ++i) {
                    const int behind = at - i * kStep, group = behind / S::kGroup;
                    if (behind >= 0 && behind % S::kGroup == 0 && group < kGroups)
                        addInputs<N, LIES>(top[i], bottom[i], inputs, above[group], below[group]);
                }
            }
        } else {
            const int step = WINDOWS * layer.inChannels;
            for (int group = 0; group < layer.groups;
                 ++group, upper += stride, lower += stride, x += S::kGroup) {
                W above[N], below[N];
                loadGroup<N, LIES>(above, below, upper, lower);
                UNROLL for (int i = 0; i < X; ++i)
                    addInputs<N, LIES>(top[i], bottom[i], S::broadcast(x + i * step), above, below);
            }
        }
    }

    template <int N, Lies LIES>
    static inline __attribute__((always_inline)) void loadGroup(W (&above)[N], W (&below)[N],
                                                                const Weight* upper, const Weight* lower) {
        UNROLL for (int n = 0; n < N; ++n) {
            if constexpr (LIES != Lies::Below) above[n] = S::loadWeights(upper + n * kWeights);
            if constexpr (LIES != Lies::Above) below[n] = S::loadWeights(lower + n * kWeights);
        }
    }

    template <int N, Lies LIES>
    static inline __attribute__((always_inline)) void addInputs(V (&top)[N], V (&bottom)[N], W inputs,
                                                                const W (&above)[N], const W (&below)[N]) {
        UNROLL for (int n = 0; n < N; ++n) {
            if constexpr (LIES != Lies::Below) top[n] = S::dot(top[n], inputs, above[n]);
            if constexpr (LIES != Lies::Above) bottom[n] = S::dot(bottom[n], inputs, below[n]);
        }
    }

    // in (side,side,inChannels) to out (pooled,pooled,outChannels). A last odd row or column is dropped.
    template <int P, int N, int WINDOWS, int CHANNELS>
    static void convolve(const Layer& layer, const Act* in, Act* out) {
        const int pooled = (layer.inSide - kKernel + 1) / 2;
        for (int y = 0; y < pooled; ++y)
            for (int x = 0; x < pooled; x += P) {
                const Act* const from = in + (2 * y * layer.inSide + 2 * x) * layer.inChannels;
                Act* const to = out + (y * pooled + x) * layer.outChannels;
                int vector = 0;
                for (; vector + N <= layer.vectors; vector += N)
                    convolveBlock<P, N, WINDOWS, CHANNELS>(layer, from, to, vector);
                for (; vector < layer.vectors; ++vector)
                    convolveBlock<P, 1, WINDOWS, CHANNELS>(layer, from, to, vector);
            }
    }

    template <int P, int N, int CHANNELS>
    static void convolveAndPool(const Layer& layer, const Act* in, Act* out) {
        if (layer.windows == 2)
            convolve<P, N, 2, CHANNELS>(layer, in, out);
        else
            convolve<P, N, 1, CHANNELS>(layer, in, out);
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
        UNROLL for (int i = 0; i < kSide * kSide; ++i) to[i] = table[pixels[i]];
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
                convolveAndPool<S::kPixels[0], S::kVectors[0], 1>(network.layers[0], image, pooled);
                convolveAndPool<S::kPixels[1], S::kVectors[1], 0>(network.layers[1], pooled,
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
