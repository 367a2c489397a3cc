#include "app/cli/history_output.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/cli/json_output.h"

namespace quantelier::cli {

namespace {

const char* stageName(Stage stage) {
    return stage == Stage::Float ? "float" : "quant";
}

struct Scales {
    float least = 0.0f, largest = 0.0f;
};

// Of the whole, or of all channels where each has its own.
Scales weightScales(const LayerProfile& layer) {
    if (layer.weights.empty()) return {};
    Scales scales{1e30f, 0.0f};
    for (std::size_t i = layer.weights.size() > 1 ? 1 : 0; i < layer.weights.size(); ++i) {
        const float scale = layer.weights[i].grid().scale;
        scales = {std::min(scales.least, scale), std::max(scales.largest, scale)};
    }
    return scales;
}

Json tensorJson(const TensorProfile& tensor) {
    const Histogram& histogram = tensor.histogram;
    Json json = {
        {"bits", tensor.spec.bits},
        {"values", tensor.values},
        {"saturated", tensor.saturated},
        {"codes_used", tensor.codesUsed},
        {"codes", tensor.codes()},
        {"in_steps", tensor.inSteps},
        {"histogram", {{"low", histogram.low}, {"high", histogram.high}, {"counts", Json::array()}}}};
    for (const double count : histogram.counts)
        json["histogram"]["counts"].push_back(static_cast<std::int64_t>(count));
    if (tensor.inSteps) return json;
    json["range"] = {tensor.range.min, tensor.range.max};
    json["scale"] = tensor.grid().scale;
    json["zero_point"] = tensor.grid().zeroPoint;
    return json;
}

Json layerJson(const LayerProfile& layer) {
    Json json = {{"name", layer.name}, {"output", tensorJson(layer.output)}};
    if (layer.weights.empty()) return json;
    json["weights"] = tensorJson(layer.weights.front());
    for (std::size_t c = 1; c < layer.weights.size(); ++c)
        json["channels"].push_back(tensorJson(layer.weights[c]));
    return json;
}

}  // namespace

void printHistory(const QuantHistory& history) {
    fmt::print("{} epochs\n\n{:>5} {:6} {:7} {:>20} {:>10} {:>8} {:>19} {:>22} {:>9} {:>5}\n",
               history.profiles.size(), "epoch", "stage", "layer", "weight scales", "clamped", "codes",
               "output range", "output scale", "clamped", "zero");
    for (std::size_t i = 0; i < history.profiles.size(); ++i)
        for (const LayerProfile& layer : history.profiles[i].layers) {
            const Scales scales = weightScales(layer);
            const TensorProfile& output = layer.output;
            std::string weights, clamped, codes;
            if (!layer.weights.empty()) {
                const TensorProfile& whole = layer.weights.front();
                weights = fmt::format("{:.4g}..{:.4g}", scales.least, scales.largest);
                clamped = fmt::format("{:.2f} %", whole.saturatedPercent());
                codes = fmt::format("{}/{}", whole.codesUsed, whole.codes());
            }
            fmt::print("{:5} {:6} {:7} {:>20} {:>10} {:>8} {:>19} {:>22.6g} {:>7.2f} % {:5}\n",
                       history.epochOfRun(i), stageName(history.profiles[i].stage), layer.name, weights,
                       clamped, codes, fmt::format("{:.4g}..{:.4g}", output.range.min, output.range.max),
                       output.grid().scale, output.saturatedPercent(), output.grid().zeroPoint);
        }
}

void printHistoryJson(const QuantHistory& history) {
    Json json = jsonHead("inspect");
    json["kind"] = "quantization history";
    json["epochs"] = Json::array();
    for (std::size_t i = 0; i < history.profiles.size(); ++i) {
        const QuantProfile& profile = history.profiles[i];
        Json epoch = {{"stage", stageName(profile.stage)},
                      {"epoch", profile.epoch},
                      {"epoch_of_run", history.epochOfRun(i)},
                      {"layers", Json::array()}};
        for (const LayerProfile& layer : profile.layers) epoch["layers"].push_back(layerJson(layer));
        json["epochs"].push_back(epoch);
    }
    printJson(json);
}

}  // namespace quantelier::cli
