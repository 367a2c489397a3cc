// Plain C++: vectors of four numbers, which compilers map to whatever there is.
#include "engine/int8/fast/kernels.h"
#include "engine/int8/fast/sets.h"

namespace quantelier::int8::fast {

namespace {

struct Portable {
    using Act = std::int16_t;
    using Weight = std::int16_t;
    static constexpr int kLanes = 4, kGroup = 1;
    static constexpr int kVectors[2] = {1, 1}, kPixels[2] = {1, 1}, kDenseVectors = 2, kImages = 2;

    struct V {
        std::int32_t lane[kLanes];
    };
    using W = V;

    template <typename F>
    static V each(F f) {
        V result;
        for (int i = 0; i < kLanes; ++i) result.lane[i] = f(i);
        return result;
    }
    static V load(const std::int32_t* from) {
        return each([&](int i) { return from[i]; });
    }
    static V splat(std::int32_t value) {
        return each([&](int) { return value; });
    }
    static W loadWeights(const Weight* from) {
        return each([&](int i) { return std::int32_t{from[i]}; });
    }
    static W broadcast(const Act* from) { return splat(*from); }
    // Partial sums may wrap, as the vector instructions do; the whole sum fits.
    static V dot(V sum, W x, W w) {
        return each([&](int i) { return wrapped(bits(sum.lane[i]) + bits(x.lane[i] * w.lane[i])); });
    }
    static V add(V a, V b) {
        return each([&](int i) { return a.lane[i] + b.lane[i]; });
    }
    static V max(V a, V b) {
        return each([&](int i) { return a.lane[i] > b.lane[i] ? a.lane[i] : b.lane[i]; });
    }
    static V maxOfHalves(V a) {
        return each([&](int i) {
            const std::int32_t other = a.lane[(i + kLanes / 2) % kLanes];
            return a.lane[i] > other ? a.lane[i] : other;
        });
    }
    static V requantize(V sum, const float* multiplier, float low, float high) {
        return each([&](int i) {
            float code = static_cast<float>(sum.lane[i]) * multiplier[i];
            code = code < low ? low : code;
            code = code > high ? high : code;
            return static_cast<std::int32_t>(__builtin_nearbyintf(code));
        });
    }
    static void store(Act* to, V codes) { storeSome(to, codes, kLanes); }
    static void storeSome(Act* to, V codes, int count) {
        for (int i = 0; i < count; ++i) to[i] = static_cast<Act>(codes.lane[i]);
    }
    static void storeWhole(std::int32_t* to, V codes) {
        for (int i = 0; i < kLanes; ++i) to[i] = codes.lane[i];
    }

  private:
    static std::uint32_t bits(std::int32_t value) { return static_cast<std::uint32_t>(value); }
    static std::int32_t wrapped(std::uint32_t value) { return static_cast<std::int32_t>(value); }
};

}  // namespace

const Kernel kPortable = {{Portable::kLanes, Portable::kGroup, false}, Kernels<Portable>::run};

}  // namespace quantelier::int8::fast
