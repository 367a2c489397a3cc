#include "engine/int8/inference.h"

#include <algorithm>
#include <cmath>
#include <future>
#include <thread>

#include "engine/core/normalization.h"
#include "engine/int8/reference_kernels.h"

namespace quantelier::int8 {

namespace {

std::int8_t inputCode(const Network& network, float value) {
    const float code =
        std::nearbyint(value / network.input.scale) + static_cast<float>(network.input.zeroPoint);
    return static_cast<std::int8_t>(
        std::clamp(code, static_cast<float>(network.inputCodeMin), static_cast<float>(network.inputCodeMax)));
}

std::size_t largestMap(const Network& network) {
    std::size_t largest = std::size_t{kInputSize} * kInputSize;
    for (const Layer& layer : network.layers)
        largest = std::max(largest, static_cast<std::size_t>(layer.outChannels) *
                                        static_cast<std::size_t>(layer.outHeight()) *
                                        static_cast<std::size_t>(layer.outWidth()));
    return largest;
}

}  // namespace

std::array<std::int8_t, 256> inputCodes(const Network& network) {
    std::array<std::int8_t, 256> codes;
    for (std::size_t byte = 0; byte < codes.size(); ++byte)
        codes[byte] = inputCode(network, normalizationTable()[byte]);
    return codes;
}

Inference::Inference(const Network& network)
    : m_network(network),
      m_weights(),
      m_inputCodes(inputCodes(network)),
      m_in(largestMap(network)),
      m_out(largestMap(network)) {
    for (std::size_t i = 0; i < m_weights.size(); ++i) m_weights[i] = network.layers[i].weight.codes();
}

Codes Inference::run(const std::uint8_t* pixels) {
    for (std::size_t i = 0; i < std::size_t{kInputSize} * kInputSize; ++i) m_in[i] = m_inputCodes[pixels[i]];
    return runCodes();
}

Codes Inference::runNormalized(const float* values) {
    for (std::size_t i = 0; i < std::size_t{kInputSize} * kInputSize; ++i)
        m_in[i] = inputCode(m_network, values[i]);
    return runCodes();
}

LayerCodes Inference::layerCodes(const std::uint8_t* pixels) {
    LayerCodes layers;
    for (std::size_t i = 0; i < std::size_t{kInputSize} * kInputSize; ++i) {
        m_in[i] = m_inputCodes[pixels[i]];
        layers[0].push_back(m_in[i]);
    }
    runCodes(&layers);
    return layers;
}

Codes Inference::runCodes(LayerCodes* layers) {
    for (std::size_t i = 0; i < m_weights.size(); ++i) {
        const Layer& layer = m_network.layers[i];
        layerForward(layer, m_weights[i].data(), m_in.data(), m_out.data());
        if (layers)
            (*layers)[i + 1].assign(m_out.begin(),
                                    m_out.begin() + layer.outChannels * layer.outHeight() * layer.outWidth());
        if (layer.convolution)
            maxPool(layer.outChannels, layer.outHeight(), layer.outWidth(), m_out.data(), m_in.data());
        else
            std::swap(m_in, m_out);
    }
    Codes codes;
    std::copy_n(m_in.begin(), codes.size(), codes.begin());
    return codes;
}

Logits toLogits(const Network& network, const Codes& codes) {
    Logits logits;
    for (std::size_t i = 0; i < codes.size(); ++i) logits[i] = dequantize(codes[i], network.output());
    return logits;
}

std::vector<Logits> toLogits(const Network& network, const std::vector<Codes>& codes) {
    std::vector<Logits> logits;
    logits.reserve(codes.size());
    for (const Codes& image : codes) logits.push_back(toLogits(network, image));
    return logits;
}

// In as many parts as there are processors: the reference is there to be read, and slow.
std::vector<Codes> allCodes(const Network& network, const Dataset& data, const CancelToken& cancel) {
    constexpr std::int64_t kImagesBetweenChecks = 64;
    const std::int64_t count = data.count();
    std::vector<Codes> codes(static_cast<std::size_t>(count));
    const auto run = [&](std::int64_t first, std::int64_t last) {
        Inference inference(network);
        for (std::int64_t i = first; i < last; ++i) {
            if ((i - first) % kImagesBetweenChecks == 0) cancel.checkpoint();
            codes[static_cast<std::size_t>(i)] = inference.run(data.image(i));
        }
    };
    const std::int64_t parts =
        std::clamp<std::int64_t>(std::thread::hardware_concurrency(), 1, count / kImagesBetweenChecks + 1);
    std::vector<std::future<void>> others;
    for (std::int64_t part = 1; part < parts; ++part)
        others.push_back(
            std::async(std::launch::async, run, count * part / parts, count * (part + 1) / parts));
    run(0, count / parts);
    for (std::future<void>& other : others) other.get();
    return codes;
}

std::vector<Logits> logits(const Network& network, const Dataset& data, const CancelToken& cancel) {
    return toLogits(network, allCodes(network, data, cancel));
}

}  // namespace quantelier::int8
