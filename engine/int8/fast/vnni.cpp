// AVX-512 VNNI: four bytes, or two words, of each of 16 outputs in one instruction.
#include <immintrin.h>

#include "engine/int8/fast/kernels.h"
#include "engine/int8/fast/sets.h"

namespace quantelier::int8::fast {

namespace {

struct Vnni {
    using V = __m512i;
    using W = __m512i;
    static constexpr int kLanes = 16;
    static constexpr int kVectors[2] = {1, 1}, kPixels[2] = {7, 5}, kDenseVectors = 4, kImages = 4;

    static V load(const std::int32_t* from) { return _mm512_loadu_si512(from); }
    static V splat(std::int32_t value) { return _mm512_set1_epi32(value); }
    static W loadWeights(const void* from) { return _mm512_loadu_si512(from); }
    static W broadcast(const void* from) {
        std::int32_t group;
        __builtin_memcpy(&group, from, sizeof group);
        return _mm512_set1_epi32(group);
    }
    static V add(V a, V b) { return _mm512_add_epi32(a, b); }
    static V max(V a, V b) { return _mm512_max_epi32(a, b); }
    static V maxOfHalves(V a) { return max(a, _mm512_shuffle_i64x2(a, a, 0x4e)); }
    static V requantize(V sum, const float* multiplier, float low, float high) {
        __m512 code = _mm512_mul_ps(_mm512_cvtepi32_ps(sum), _mm512_loadu_ps(multiplier));
        code = _mm512_min_ps(_mm512_max_ps(code, _mm512_set1_ps(low)), _mm512_set1_ps(high));
        return _mm512_cvtps_epi32(code);  // ties to even
    }
    static void storeWhole(std::int32_t* to, V codes) { _mm512_storeu_si512(to, codes); }
    static __mmask16 first(int count) { return static_cast<__mmask16>((1u << count) - 1); }
};

struct Bytes : Vnni {
    using Act = std::uint8_t;
    using Weight = std::int8_t;
    static constexpr int kGroup = 4;
    static V dot(V sum, W x, W w) { return _mm512_dpbusd_epi32(sum, x, w); }
    static void store(Act* to, V codes) {
        _mm_storeu_si128(reinterpret_cast<__m128i*>(to), _mm512_cvtepi32_epi8(codes));
    }
    static void storeSome(Act* to, V codes, int count) {
        _mm512_mask_cvtepi32_storeu_epi8(to, first(count), codes);
    }
};

struct Words : Vnni {
    using Act = std::int16_t;
    using Weight = std::int16_t;
    static constexpr int kGroup = 2;
    static V dot(V sum, W x, W w) { return _mm512_dpwssd_epi32(sum, x, w); }
    static void store(Act* to, V codes) {
        _mm256_storeu_si256(reinterpret_cast<__m256i*>(to), _mm512_cvtepi32_epi16(codes));
    }
    static void storeSome(Act* to, V codes, int count) {
        _mm512_mask_cvtepi32_storeu_epi16(to, first(count), codes);
    }
};

}  // namespace

const Kernel kVnniBytes = {{Bytes::kLanes, Bytes::kGroup, true}, Kernels<Bytes>::run};
const Kernel kVnniWords = {{Words::kLanes, Words::kGroup, false}, Kernels<Words>::run};

}  // namespace quantelier::int8::fast
