#include "engine/int8/packed_weights.h"

namespace quantelier::int8 {

PackedWeights::PackedWeights(const std::vector<std::int8_t>& codes, int bits)
    : m_count(codes.size()),
      m_bits(bits),
      m_bytes((codes.size() * static_cast<std::size_t>(bits) + 7) / 8, std::uint8_t{0}) {
    const auto width = static_cast<std::size_t>(bits);
    const unsigned mask = (1u << width) - 1;
    for (std::size_t i = 0; i < codes.size(); ++i) {
        const std::size_t bit = i * width;
        const unsigned shifted = (static_cast<unsigned>(codes[i]) & mask) << (bit % 8);
        m_bytes[bit / 8] = static_cast<std::uint8_t>(m_bytes[bit / 8] | shifted);
        if (bit % 8 + width > 8) m_bytes[bit / 8 + 1] = static_cast<std::uint8_t>(shifted >> 8);
    }
}

std::int8_t PackedWeights::operator[](std::size_t i) const {
    const auto width = static_cast<std::size_t>(m_bits);
    const std::size_t bit = i * width;
    unsigned word = m_bytes[bit / 8];
    if (bit % 8 + width > 8) word |= static_cast<unsigned>(m_bytes[bit / 8 + 1]) << 8;
    const int code = static_cast<int>((word >> (bit % 8)) & ((1u << width) - 1));
    return static_cast<std::int8_t>(code >= 1 << (m_bits - 1) ? code - (1 << m_bits) : code);
}

std::vector<std::int8_t> PackedWeights::codes() const {
    std::vector<std::int8_t> codes(m_count);
    for (std::size_t i = 0; i < m_count; ++i) codes[i] = (*this)[i];
    return codes;
}

}  // namespace quantelier::int8
