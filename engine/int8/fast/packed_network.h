// An integer network laid out for one fast kernel.
#pragma once

#include "engine/core/aligned.h"
#include "engine/int8/fast/layout.h"
#include "engine/int8/network.h"

namespace quantelier::int8::fast {

/// Whether the layout can hold the weights: bytes take no zero points, and a channel whose multiplier is
/// negative changes sign, which -128 cannot.
bool holds(const Layout& layout, const int8::Network& network);

class PackedNetwork {
  public:
    /// The layout must hold the network. Nothing of `network` is kept.
    PackedNetwork(const int8::Network& network, const Layout& layout);
    PackedNetwork(const PackedNetwork&) = delete;
    PackedNetwork& operator=(const PackedNetwork&) = delete;

    /// Has buffers that a run writes to: one run at a time.
    const Network& view() const { return m_view; }

  private:
    struct Store {
        AlignedVector<std::uint8_t> weights;
        AlignedVector<std::int32_t> bias;
        AlignedVector<float> multiplier;
    };
    void packInput(const int8::Network& network);
    void packLayer(std::size_t index, const int8::Layer& layer);
    void makeBuffers();

    Network m_view{};
    std::array<Store, kLayers> m_layers;
    AlignedVector<std::uint8_t> m_codeOfPixel;
    std::array<AlignedVector<std::uint8_t>, 5> m_buffers;
};

}  // namespace quantelier::int8::fast
