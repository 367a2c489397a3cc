// Vectors of one number of each image. A set's own file gives `S`:
// - kWidth: lanes; V, I: vectors (GCC's extension) of float and of std::int32_t
// - round(V): to the nearest whole number, ties to even
// - transpose(from, to, stride): kWidth vectors to columns of to (kWidth,stride)
// - and register blocks, as many sums as registers hold beside what they are made of:
//   - kConvolve[2]: {output channels, pixels} of each convolution
//   - kKernelGradients: output channels of a convolution's weight gradient
//   - kInputGradient: {input channels, pixels} of its input gradient
//   - kDense: {outputs, chunks} of a dense layer; kRowGradients: {rows, vectors} of its weight gradient
//   - kSinglePixels[2], kSingleVectors: pooled pixels of a row and vectors of outputs, of one image's
//   convolutions
// Memory is read and written unaligned: on aligned addresses that costs nothing, and torch's memory need not
// be aligned. Everything is in an unnamed namespace, so that each file keeps its own copy.
#pragma once

#include <cstdint>
#include <cstring>
#include <type_traits>

#define UNROLL _Pragma("GCC unroll 32")
#define INLINE inline __attribute__((always_inline))

namespace quantelier::kernels {

namespace {

template <typename S>
INLINE typename S::V load(const float* from) {
    typename S::V v;
    std::memcpy(&v, from, sizeof v);
    return v;
}

template <typename S>
INLINE void store(float* to, typename S::V v) {
    std::memcpy(to, &v, sizeof v);
}

template <typename S>
INLINE typename S::V splat(float value) {
    return value - typename S::V{};
}

template <typename S>
INLINE typename S::V larger(typename S::V a, typename S::V b) {
    return a > b ? a : b;
}

template <typename S>
INLINE typename S::V smaller(typename S::V a, typename S::V b) {
    return a < b ? a : b;
}

/// The first `lanes`, the rest 0.
template <typename S>
INLINE typename S::V keep(typename S::V v, int lanes) {
    typename S::I index;
    UNROLL for (int i = 0; i < S::kWidth; ++i) index[i] = i;
    return index < lanes ? v : typename S::V{};
}

template <typename S>
INLINE float sum(typename S::V v) {
    UNROLL for (int half = S::kWidth / 2; half > 0; half /= 2) {
        typename S::I other;
        UNROLL for (int i = 0; i < S::kWidth; ++i) other[i] = i ^ half;
        v += __builtin_shuffle(v, other);
    }
    return v[0];
}

/// Of the first `lanes`.
template <typename S>
INLINE float sum(typename S::V v, int lanes) {
    return sum<S>(lanes < S::kWidth ? keep<S>(v, lanes) : v);
}

template <typename S>
INLINE float smallest(typename S::V v, int lanes = S::kWidth) {
    float value = v[0];
    for (int i = 1; i < lanes; ++i) value = v[i] < value ? v[i] : value;
    return value;
}

template <typename S>
INLINE float largest(typename S::V v, int lanes = S::kWidth) {
    float value = v[0];
    for (int i = 1; i < lanes; ++i) value = v[i] > value ? v[i] : value;
    return value;
}

/// The first `count` of a vector, the rest 0.
template <typename S>
INLINE typename S::V loadSome(const float* from, int count) {
    typename S::V v{};
    std::memcpy(&v, from, static_cast<std::size_t>(count) * sizeof(float));
    return v;
}

template <typename S>
INLINE void storeSome(float* to, typename S::V v, int count) {
    std::memcpy(to, &v, static_cast<std::size_t>(count) * sizeof(float));
}

template <int N>
using Int = std::integral_constant<int, N>;

/// f(Int<n>, first) for blocks of N that cover `first` to `end`, and smaller ones at the end.
template <int N, typename F>
INLINE void inBlocks(int first, int end, F f) {
    for (; first + N <= end; first += N) f(Int<N>{}, first);
    if constexpr (N > 4)
        if (end - first >= 4) f(Int<4>{}, first), first += 4;
    if constexpr (N > 2)
        if (end - first >= 2) f(Int<2>{}, first), first += 2;
    if constexpr (N > 1)
        if (end - first >= 1) f(Int<1>{}, first);
}

/// e^x, within 2 units in the last place. Source: Cephes expf (S. Moshier), the range reduced by multiples of
/// ln 2.
template <typename S>
INLINE typename S::V exponential(typename S::V x) {
    using V = typename S::V;
    x = smaller<S>(larger<S>(x, splat<S>(-87.0f)), splat<S>(88.0f));
    const V n = S::round(x * 1.44269504f);
    const V r = x - n * 0.693145752f - n * 1.42860677e-6f;
    V p = splat<S>(1.9875691500e-4f);
    p = p * r + 1.3981999507e-3f;
    p = p * r + 8.3334519073e-3f;
    p = p * r + 4.1665795894e-2f;
    p = p * r + 1.6666665459e-1f;
    p = p * r + 5.0000001201e-1f;
    p = p * r * r + r + 1.0f;
    const typename S::I power = (__builtin_convertvector(n, typename S::I) + 127) << 23;
    V scale;
    std::memcpy(&scale, &power, sizeof scale);
    return p * scale;
}

}  // namespace

}  // namespace quantelier::kernels
