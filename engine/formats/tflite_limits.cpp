// What TFLite's int8 kernels cannot carry: its quantization specification (symmetric int8 weights of
// -127..127, whole int8 activations), and the scales that its XNNPACK kernels take.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/formats/tflite_model.h"

namespace quantelier {

namespace {

constexpr const char* kWayOut = "the presets 'recommended' and 'ascend' train a network that TFLite can run";
constexpr float kLeastMultiplier = 0x1p-32f, kMultiplierLimit = 256.0f;

bool usable(float scale) {
    return std::isnormal(scale) && scale > 0.0f;
}

bool scalesFit(const int8::Layer& layer) {
    const auto fits = [&](std::size_t i) {
        return usable(layer.weightScale[i]) && usable(layer.input.scale * layer.weightScale[i]) &&
               layer.multiplier[i] >= kLeastMultiplier && layer.multiplier[i] < kMultiplierLimit;
    };
    for (std::size_t i = 0; i < layer.weightScale.size(); ++i)
        if (!fits(i)) return false;
    return usable(layer.input.scale) && usable(layer.output.scale);
}

// All codes of int8 but those that the activation itself cuts off.
bool hasWholeGrid(const int8::Layer& layer) {
    int8::Layer whole = layer;
    int8::completeLayer(whole, QuantSpec{});
    return layer.codeMin == whole.codeMin && layer.codeMax == whole.codeMax;
}

std::string refusal(const int8::Layer& layer) {
    const auto& zeros = layer.weightZeroPoint;
    if (std::any_of(zeros.begin(), zeros.end(), [](std::int8_t zero) { return zero != 0; }))
        return fmt::format("TFLite has no weight zero points, but {} has: {}", layer.name, kWayOut);
    if (!hasWholeGrid(layer))
        return fmt::format("TFLite needs activations of whole 8 bits, but {} gives codes of {} to {}: {}",
                           layer.name, layer.codeMin, layer.codeMax, kWayOut);
    const std::vector<std::int8_t> codes = layer.weight.codes();
    if (std::find(codes.begin(), codes.end(), -128) != codes.end())
        return fmt::format(
            "TFLite needs weights of -127 to 127 (a narrow range), but {} has a weight of -128: {}",
            layer.name, kWayOut);
    if (!scalesFit(layer))
        return fmt::format("the scales of {} are beyond what TFLite's kernels take", layer.name);
    return {};
}

}  // namespace

std::string tfliteRefusal(const int8::Network& network) {
    const QuantSpec whole;
    if (network.inputCodeMin != whole.codeMin() || network.inputCodeMax != whole.codeMax())
        return fmt::format(
            "TFLite needs activations of whole 8 bits, but the input has codes of {} to {}: {}",
            network.inputCodeMin, network.inputCodeMax, kWayOut);
    for (const int8::Layer& layer : network.layers) {
        const std::string reason = refusal(layer);
        if (!reason.empty()) return reason;
    }
    return {};
}

}  // namespace quantelier
