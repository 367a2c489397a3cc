// Integer weights as they are stored: 2 to 8 bits each, packed without gaps.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace quantelier::int8 {

/// Code i is the two's complement number in bits i*bits ... i*bits + bits - 1 of a stream whose bytes are
/// filled from their lowest bit: at 4 bits the first code is the low half of the first byte. Unused bits are
/// 0.
class PackedWeights {
  public:
    PackedWeights() = default;
    /// Every code must fit `bits`, 2 to 8.
    PackedWeights(const std::vector<std::int8_t>& codes, int bits);

    std::size_t size() const { return m_count; }  ///< codes
    int bits() const { return m_bits; }
    std::int8_t operator[](std::size_t i) const;
    std::vector<std::int8_t> codes() const;
    const std::vector<std::uint8_t>& bytes() const { return m_bytes; }

    bool operator==(const PackedWeights& o) const {
        return m_count == o.m_count && m_bits == o.m_bits && m_bytes == o.m_bytes;
    }
    bool operator!=(const PackedWeights& o) const { return !(*this == o); }

  private:
    std::size_t m_count = 0;
    int m_bits = 8;
    std::vector<std::uint8_t> m_bytes;
};

}  // namespace quantelier::int8
