// AVX2: pairs of 16 bit words. (Products of bytes would saturate.)
#include <immintrin.h>

#include "engine/int8/fast/kernels.h"
#include "engine/int8/fast/sets.h"

namespace quantelier::int8::fast {

namespace {

struct Avx2 {
    using Act = std::int16_t;
    using Weight = std::int16_t;
    using V = __m256i;
    using W = __m256i;
    static constexpr int kLanes = 8, kGroup = 2;
    static constexpr int kVectors[2] = {1, 2}, kPixels[2] = {2, 1}, kDenseVectors = 2, kImages = 4;

    static V load(const std::int32_t* from) { return _mm256_loadu_si256(reinterpret_cast<const V*>(from)); }
    static V splat(std::int32_t value) { return _mm256_set1_epi32(value); }
    static W loadWeights(const Weight* from) { return _mm256_loadu_si256(reinterpret_cast<const W*>(from)); }
    static W broadcast(const Act* from) {
        std::int32_t pair;
        __builtin_memcpy(&pair, from, sizeof pair);
        return _mm256_set1_epi32(pair);
    }
    static V dot(V sum, W x, W w) { return _mm256_add_epi32(sum, _mm256_madd_epi16(x, w)); }
    static V add(V a, V b) { return _mm256_add_epi32(a, b); }
    static V max(V a, V b) { return _mm256_max_epi32(a, b); }
    static V maxOfHalves(V a) { return max(a, _mm256_permute2x128_si256(a, a, 1)); }
    static V requantize(V sum, const float* multiplier, float low, float high) {
        __m256 code = _mm256_mul_ps(_mm256_cvtepi32_ps(sum), _mm256_loadu_ps(multiplier));
        code = _mm256_min_ps(_mm256_max_ps(code, _mm256_set1_ps(low)), _mm256_set1_ps(high));
        return _mm256_cvtps_epi32(code);  // ties to even
    }
    static void store(Act* to, V codes) { _mm_storeu_si128(reinterpret_cast<__m128i*>(to), packed(codes)); }
    static void storeSome(Act* to, V codes, int count) {
        __m128i words = packed(codes);
        if (count & 4) {
            _mm_storel_epi64(reinterpret_cast<__m128i*>(to), words);
            words = _mm_srli_si128(words, 8);
            to += 4;
        }
        if (count & 2) {
            _mm_storeu_si32(to, words);
            words = _mm_srli_si128(words, 4);
            to += 2;
        }
        if (count & 1) _mm_storeu_si16(to, words);
    }
    static void storeWhole(std::int32_t* to, V codes) {
        _mm256_storeu_si256(reinterpret_cast<V*>(to), codes);
    }

  private:
    static __m128i packed(V codes) {
        const V words = _mm256_packs_epi32(codes, codes);  // within each half
        return _mm256_castsi256_si128(_mm256_permute4x64_epi64(words, 0x08));
    }
};

}  // namespace

const Kernel kAvx2 = {{Avx2::kLanes, Avx2::kGroup, false}, Kernels<Avx2>::run};

}  // namespace quantelier::int8::fast
