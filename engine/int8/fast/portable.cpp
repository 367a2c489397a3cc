// Plain C++ on vectors of four numbers, which compilers map to whatever there is. x86-64 has SSE2, at least.
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "engine/int8/fast/kernels.h"
#include "engine/int8/fast/sets.h"

namespace quantelier::int8::fast {

namespace {

struct Portable {
    using Act = std::int16_t;
    using Weight = std::int16_t;
    using V = std::int32_t __attribute__((vector_size(16)));
    using W = std::int16_t __attribute__((vector_size(16)));
    static constexpr int kLanes = 4, kGroup = 2;
    static constexpr int kVectors[2] = {2, 2}, kPixels[2] = {1, 1}, kDenseVectors = 2, kImages = 4;

    static V load(const std::int32_t* from) { return read<V>(from); }
    static V splat(std::int32_t value) { return V{} + value; }
    static W loadWeights(const Weight* from) { return read<W>(from); }
    static W broadcast(const Act* from) { return reinterpret_cast<W>(splat(read<std::int32_t>(from))); }
    // Partial sums may wrap; the whole sum fits.
    static V dot(V sum, W x, W w) {
        return reinterpret_cast<V>(reinterpret_cast<Bits>(sum) + reinterpret_cast<Bits>(pairs(x, w)));
    }
    static V add(V a, V b) { return a + b; }
    static V max(V a, V b) { return a > b ? a : b; }
    static V maxOfHalves(V a) { return max(a, __builtin_shuffle(a, V{2, 3, 0, 1})); }
    static V requantize(V sum, const float* multiplier, float low, float high) {
        F code = __builtin_convertvector(sum, F) * read<F>(multiplier);
        code = code < low ? F{} + low : code;
        code = code > high ? F{} + high : code;
        // To whole numbers, ties to even: at 1.5 * 2^23 the next float is 1 away.
        constexpr float kWhole = 12582912.0f;
        return __builtin_convertvector((code + kWhole) - kWhole, V);
    }
    static void store(Act* to, V codes) { storeSome(to, codes, kLanes); }
    static void storeSome(Act* to, V codes, int count) {
        for (int i = 0; i < count; ++i) to[i] = static_cast<Act>(codes[i]);
    }
    static void storeWhole(std::int32_t* to, V codes) { __builtin_memcpy(to, &codes, sizeof codes); }

  private:
    using Bits = std::uint32_t __attribute__((vector_size(16)));
    using F = float __attribute__((vector_size(16)));

    template <typename T>
    static T read(const void* from) {
        T value;
        __builtin_memcpy(&value, from, sizeof value);
        return value;
    }

    // Sums of two neighbouring products.
    static V pairs(W x, W w) {
#if defined(__SSE2__)
        return reinterpret_cast<V>(
            _mm_madd_epi16(reinterpret_cast<__m128i>(x), reinterpret_cast<__m128i>(w)));
#else
        const auto first = [](W v) { return reinterpret_cast<V>(reinterpret_cast<Bits>(v) << 16) >> 16; };
        const auto second = [](W v) { return reinterpret_cast<V>(v) >> 16; };
        return first(x) * first(w) + second(x) * second(w);
#endif
    }
};

}  // namespace

const Kernel kPortable = {{Portable::kLanes, Portable::kGroup, false}, Kernels<Portable>::run};

}  // namespace quantelier::int8::fast
