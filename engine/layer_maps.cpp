#include "engine/layer_maps.h"

#include <algorithm>
#include <cmath>

#include "engine/core/float_inference.h"

namespace quantelier {

namespace {

constexpr double kFullInk = 255.0;

std::uint8_t inkOf(double value, double low, double high) {
    return static_cast<std::uint8_t>(
        std::lround(std::clamp((value - low) / (high - low), 0.0, 1.0) * kFullInk));
}

LayerMaps mapsOf(const int8::Layer& layer, const std::vector<std::int8_t>& codes) {
    LayerMaps maps{layer.name, layer.outChannels, layer.outHeight(), layer.outWidth(), {}};
    for (const std::int8_t code : codes) maps.ink.push_back(inkOf(code, layer.codeMin, layer.codeMax));
    return maps;
}

LayerMaps mapsOf(const FloatLayer& layer, const std::vector<float>& values) {
    const auto pixels = static_cast<int>(values.size()) / layer.outputs;
    const int side = static_cast<int>(std::lround(std::sqrt(pixels)));
    LayerMaps maps{layer.name, layer.outputs, side, side, {}};
    const auto [low, high] = std::minmax_element(values.begin(), values.end());
    const double least = std::min(*low, 0.0f), greatest = std::max(double(*high), least + 1e-12);
    for (const float value : values) maps.ink.push_back(inkOf(value, least, greatest));
    return maps;
}

}  // namespace

Activations layerMaps(int8::Inference& inference, const int8::Network& network, const std::uint8_t* pixels) {
    Activations inside;
    inside.integer = true;
    const int8::LayerCodes codes = inference.layerCodes(pixels);  // the input's are the first
    for (std::size_t i = 0; i + 1 < network.layers.size(); ++i)
        inside.layers.push_back(mapsOf(network.layers[i], codes[i + 1]));
    return inside;
}

Activations layerMaps(const FloatNetwork& network, const std::uint8_t* pixels) {
    Activations inside;
    const LayerValues values = floatLayerValues(network, pixels);  // the input's are the first
    for (std::size_t i = 0; i + 1 < network.layers.size(); ++i)
        inside.layers.push_back(mapsOf(network.layers[i], values[i + 1]));
    return inside;
}

}  // namespace quantelier
