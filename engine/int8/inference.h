// Runs an integer network on plain reference kernels.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/core/cancel_token.h"
#include "engine/core/dataset.h"
#include "engine/core/prediction.h"
#include "engine/int8/network.h"

namespace quantelier::int8 {

/// Ten output codes of one image.
using Codes = std::array<std::int8_t, kClassCount>;

/// The input's codes (32,32), then each layer's output codes before pooling: (outChannels, outHeight,
/// outWidth).
using LayerCodes = std::array<std::vector<std::int8_t>, kLayerCount + 1>;

/// Buffers for one image at a time; keep one per thread to avoid allocations.
class Inference {
  public:
    explicit Inference(const Network& network);

    Codes run(const std::uint8_t* pixels);              ///< (32,32) u8, resized but not normalized
    Codes runNormalized(const float* values);           ///< (32,32) f32, normalized
    LayerCodes layerCodes(const std::uint8_t* pixels);  ///< of the same run, layer by layer

  private:
    Codes runCodes(LayerCodes* layers = nullptr);

    const Network& m_network;
    std::array<std::vector<std::int8_t>, kLayerCount> m_weights;  ///< unpacked
    std::array<std::int8_t, 256> m_inputCodes;                    ///< code of each pixel value
    std::vector<std::int8_t> m_in, m_out;
};

/// Code of each pixel value.
std::array<std::int8_t, 256> inputCodes(const Network& network);

/// Logits as real values: scale * (code - zero point).
Logits toLogits(const Network& network, const Codes& codes);
std::vector<Logits> toLogits(const Network& network, const std::vector<Codes>& codes);

/// Output codes of all images of `data`, resized to 32 x 32. Throws Error(Interrupted) when cancelled.
std::vector<Codes> allCodes(const Network& network, const Dataset& data, const CancelToken& cancel);

/// The same as real values.
std::vector<Logits> logits(const Network& network, const Dataset& data, const CancelToken& cancel);

}  // namespace quantelier::int8
