// The layouts and register blocks of AVX-512 VNNI (engine/int8/fast/vnni.cpp) in plain C++, so that every
// machine checks how weights are packed and windows are walked there. Its instructions are checked where they
// exist.
#pragma once

#include <algorithm>
#include <cmath>

#include "engine/int8/fast/kernels.h"
#include "engine/int8/fast/packed_network.h"
#include "engine/int8/inference.h"

namespace quantelier::test {

template <typename Input, typename Factor, int GROUP>
struct EmulatedVnni {
    using Act = Input;
    using Weight = Factor;
    static constexpr int kLanes = 16, kGroup = GROUP;
    static constexpr int kVectors[2] = {1, 1}, kPixels[2] = {7, 5}, kDenseVectors = 4, kImages = 4;

    struct V {
        std::array<std::int32_t, kLanes> lane;
    };
    struct W {
        std::array<std::int32_t, kLanes * kGroup> number;
    };

    static V load(const std::int32_t* from) {
        V v;
        std::copy_n(from, kLanes, v.lane.begin());
        return v;
    }
    static V splat(std::int32_t value) {
        V v;
        v.lane.fill(value);
        return v;
    }
    static W loadWeights(const Weight* from) {
        W w;
        std::copy_n(from, kLanes * kGroup, w.number.begin());
        return w;
    }
    static W broadcast(const Act* from) {
        W w;
        for (int i = 0; i < kLanes * kGroup; ++i) w.number[std::size_t(i)] = from[i % kGroup];
        return w;
    }
    static V dot(V sum, const W& x, const W& w) {
        for (std::size_t i = 0; i < x.number.size(); ++i) {
            auto& lane = sum.lane[i / kGroup];  // partial sums may wrap; the whole sum fits
            lane = std::int32_t(std::uint32_t(lane) + std::uint32_t(x.number[i] * w.number[i]));
        }
        return sum;
    }
    template <typename Combine>
    static V combined(V a, const V& b, Combine combine) {
        std::transform(a.lane.begin(), a.lane.end(), b.lane.begin(), a.lane.begin(), combine);
        return a;
    }
    static V add(V a, const V& b) { return combined(a, b, std::plus<>()); }
    static V max(V a, const V& b) {
        return combined(a, b, [](std::int32_t x, std::int32_t y) { return std::max(x, y); });
    }
    static V maxOfHalves(V a) {
        V turned = a;
        std::rotate(turned.lane.begin(), turned.lane.begin() + kLanes / 2, turned.lane.end());
        return max(a, turned);
    }
    static V requantize(V sum, const float* multiplier, float low, float high) {
        for (std::size_t i = 0; i < kLanes; ++i) {
            const float code = std::clamp(float(sum.lane[i]) * multiplier[i], low, high);
            sum.lane[i] = std::int32_t(std::nearbyint(code));
        }
        return sum;
    }
    static void store(Act* to, const V& codes) { storeSome(to, codes, kLanes); }
    static void storeSome(Act* to, const V& codes, int count) {
        std::transform(codes.lane.begin(), codes.lane.begin() + count, to,
                       [](std::int32_t code) { return Act(code); });
    }
    static void storeWhole(std::int32_t* to, const V& codes) {
        std::copy(codes.lane.begin(), codes.lane.end(), to);
    }
};

/// Runs a network as the VNNI machine would: bytes where they hold its weights, else words.
class EmulatedVnniInference {
    using Bytes = EmulatedVnni<std::uint8_t, std::int8_t, 4>;
    using Words = EmulatedVnni<std::int16_t, std::int16_t, 2>;
    static constexpr int8::fast::Layout kBytes{16, 4, true}, kWords{16, 2, false};

  public:
    explicit EmulatedVnniInference(const int8::Network& network)
        : m_isBytes(int8::fast::holds(kBytes, network)), m_network(network, m_isBytes ? kBytes : kWords) {}

    void run(const std::uint8_t* pixels, std::size_t count, int8::Codes* codes) const {
        run({pixels, nullptr, count, codes->data()});
    }
    void runNormalized(const float* values, std::size_t count, int8::Codes* codes) const {
        run({nullptr, values, count, codes->data()});
    }

  private:
    void run(const int8::fast::Images& images) const {
        if (m_isBytes)
            int8::fast::Kernels<Bytes>::run(m_network.view(), images);
        else
            int8::fast::Kernels<Words>::run(m_network.view(), images);
    }

    bool m_isBytes;
    int8::fast::PackedNetwork m_network;
};

}  // namespace quantelier::test
