#include "engine/quant/equalization.h"

#include <algorithm>
#include <cmath>

namespace quantelier {

namespace {

// The weights on both sides of a channel: row `channel` of one layer, the columns that it feeds of the next.
class Channel {
  public:
    Channel(FloatLayer& first, FloatLayer& second, std::size_t channel)
        : m_first(first), m_second(second), m_channel(channel) {
        m_perRow = second.weightsPerOutput();
        m_columns = m_perRow / static_cast<std::size_t>(first.outputs);
    }

    // Returns how far the factor is from 1.
    double equalize() {
        double incoming = 0.0, outgoing = 0.0;
        eachIncoming([&](float& w) { incoming = std::max(incoming, std::fabs(double(w))); });
        eachOutgoing([&](float& w) { outgoing = std::max(outgoing, std::fabs(double(w))); });
        if (incoming == 0.0 || outgoing == 0.0) return 0.0;
        const double factor = std::sqrt(incoming / outgoing);
        eachIncoming([&](float& w) { w = static_cast<float>(double(w) / factor); });
        eachOutgoing([&](float& w) { w = static_cast<float>(double(w) * factor); });
        float& bias = m_first.bias[m_channel];
        bias = static_cast<float>(double(bias) / factor);
        return std::fabs(factor - 1.0);
    }

  private:
    template <typename Visit>
    void eachIncoming(Visit visit) {
        const std::size_t count = m_first.weightsPerOutput();
        for (std::size_t i = 0; i < count; ++i) visit(m_first.weight[m_channel * count + i]);
    }
    template <typename Visit>
    void eachOutgoing(Visit visit) {
        for (std::size_t row = 0; row < static_cast<std::size_t>(m_second.outputs); ++row)
            for (std::size_t i = 0; i < m_columns; ++i)
                visit(m_second.weight[row * m_perRow + m_channel * m_columns + i]);
    }

    FloatLayer& m_first;
    FloatLayer& m_second;
    std::size_t m_channel, m_perRow, m_columns;
};

}  // namespace

FloatNetwork equalized(const FloatNetwork& network) {
    constexpr int kMostRounds = 50;
    constexpr double kStill = 1e-4;
    FloatNetwork result = foldBatchNorm(network);
    double moved = 1.0;
    for (int round = 0; round < kMostRounds && moved > kStill; ++round) {
        moved = 0.0;
        for (std::size_t i = 0; i + 1 < result.layers.size(); ++i) {
            if (result.layers[i].activation == Activation::Relu6) continue;
            for (std::size_t c = 0; c < static_cast<std::size_t>(result.layers[i].outputs); ++c)
                moved = std::max(moved, Channel(result.layers[i], result.layers[i + 1], c).equalize());
        }
    }
    return result;
}

}  // namespace quantelier
