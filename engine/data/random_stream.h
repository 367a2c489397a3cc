// Random numbers that are the same on every machine and with every standard library.
#pragma once

#include <cstdint>

namespace quantelier {

/// SplitMix64 (Steele, Lea, Flood 2014). The standard distributions are implementation-defined, so
/// the conversions are our own, from additions and multiplications only.
class RandomStream {
  public:
    /// The stream of item `index` of `seed`: independent of all its neighbours.
    RandomStream(std::uint64_t seed, std::uint64_t index) : m_state(mix(mix(seed) + index * kStep)) {}

    std::uint64_t next() { return mix(m_state += kStep); }

    /// In [0, 1).
    double uniform() { return static_cast<double>(next() >> 11) * 0x1p-53; }
    double uniform(double low, double high) { return low + (high - low) * uniform(); }
    bool chance(double probability) { return uniform() < probability; }
    std::uint64_t below(std::uint64_t limit) { return next() % limit; }

    /// Bell-shaped around 0 with standard deviation `spread`, never beyond 3.5 of them: the sum of
    /// four uniform numbers.
    double bell(double spread) {
        constexpr double kRootOfThree = 1.7320508075688772;
        double sum = 0.0;
        for (int i = 0; i < 4; ++i) sum += uniform();
        return (sum - 2.0) * (kRootOfThree * spread);
    }

  private:
    static constexpr std::uint64_t kStep = 0x9E3779B97F4A7C15u;

    static std::uint64_t mix(std::uint64_t z) {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
        return z ^ (z >> 31);
    }

    std::uint64_t m_state;
};

}  // namespace quantelier
