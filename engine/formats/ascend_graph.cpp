#include "engine/formats/ascend_graph.h"

#include <fmt/format.h>

#include "engine/core/error.h"
#include "engine/formats/ascend_onnx.h"
#include "engine/formats/code_limits.h"

namespace quantelier {

namespace {

constexpr float kLeastScale = 1.0f / 16384.0f, kMostScale = 65504.0f;  // float16's normal range
constexpr const char* kHelp = "train with the preset 'ascend'";

std::string formRefusal(const int8::Layer& layer) {
    for (const std::int8_t zeroPoint : layer.weightZeroPoint)
        if (zeroPoint != 0)
            return fmt::format("The weights of {} have the zero point {}, and Ascend has none: {}.",
                               layer.name, int{zeroPoint}, kHelp);
    if (!layer.convolution && layer.weightScale.size() > 1)
        return fmt::format("The dense layer {} has {} weight scales, and Ascend takes one: {}.", layer.name,
                           layer.weightScale.size(), kHelp);
    return {};
}

std::string scaleRefusal(const int8::Layer& layer) {
    for (const float scale : accumulatorScales(layer))
        if (!(scale >= kLeastScale && scale <= kMostScale))
            return fmt::format(
                "The accumulator scale of {} is {:.3g}, and Ascend takes {:.3g} to {:g} (float16): {}.",
                layer.name, scale, kLeastScale, kMostScale, kHelp);
    return {};
}

// The quantization that follows saturates at int8; a smaller grid's limits are clipped before it. Rounding
// keeps the order of values, so that the codes are the same as if they were clipped after it.
std::string limit(OnnxGraph& graph, const std::string& name, const std::string& value, const QParams& q,
                  const CodeLimits& limits) {
    if (limits.isInt8()) return value;
    const auto real = [&](const char* suffix, int code) {
        return graph.floats(name + suffix, {}, {dequantize(code, q)});
    };
    const std::string low = real(".min", limits.low), high = real(".max", limits.high);
    graph.node("Clip", {value, low, high}, name + ".c");
    return name + ".c";
}

// Activation and pooling, in float.
std::string finishLayer(OnnxGraph& graph, const int8::Layer& layer, std::string x) {
    x = graph.activate(layer.name, x, layer.activation);
    x = limit(graph, layer.name, x, layer.output, outputLimits(layer));
    if (!layer.convolution) return x;
    OnnxGraph::setInts(graph.maxPool(x, layer.name + ".p"), "pads", {0, 0, 0, 0});
    return layer.name + ".p";
}

// The logits on their trained grid, so that ties fall as everywhere else: with plain operators, for nothing
// is left that a quantization could be fused into. Limits are less the zero point.
void roundLogits(OnnxGraph& graph, const int8::Layer& layer, const std::string& x) {
    const std::string name = layer.name + ".grid";
    const auto number = [&](const char* suffix, float value) {
        return graph.floats(name + suffix, {}, {value});
    };
    const int zero = layer.output.zeroPoint;
    graph.node("Mul", {x, number(".inverse", 1.0f / layer.output.scale)}, name + ".steps");
    graph.node("Round", {name + ".steps"}, name + ".rounded");
    const std::string low = number(".min", static_cast<float>(layer.codeMin - zero)),
                      high = number(".max", static_cast<float>(layer.codeMax - zero));
    graph.node("Clip", {name + ".rounded", low, high}, name + ".codes");
    graph.node("Mul", {name + ".codes", number(".scale", layer.output.scale)}, kOnnxOutput);
}

}  // namespace

std::vector<float> accumulatorScales(const int8::Layer& layer) {
    std::vector<float> scales;
    for (const float weightScale : layer.weightScale) scales.push_back(layer.input.scale * weightScale);
    return scales;
}

std::string ascendRefusal(const int8::Network& network) {
    // What no training of this recipe could mend comes first.
    for (const auto refusal : {formRefusal, scaleRefusal})
        for (const int8::Layer& layer : network.layers) {
            const std::string reason = refusal(layer);
            if (!reason.empty()) return reason;
        }
    return {};
}

std::string encodeAscendGraph(const int8::Network& network, int opset, const AscendLayer& addLayer) {
    const std::string reason = ascendRefusal(network);
    if (!reason.empty()) throw Error(ErrorCode::Usage, reason);
    OnnxGraph graph(OnnxInput::Normalized, opset);
    std::string x = limit(graph, "x", kOnnxInput, network.input, inputLimits(network));
    bool flat = false;
    for (const int8::Layer& layer : network.layers) {
        if (!layer.convolution && !flat) {
            graph.node("Flatten", {x}, "flat");
            x = "flat";
            flat = true;
        }
        addLayer(graph, layer, x, layer.name + ".y");
        if (&layer == &network.layers.back())
            roundLogits(graph, layer, layer.name + ".y");
        else
            x = finishLayer(graph, layer, layer.name + ".y");
    }
    graph.nameNodes();
    return graph.encode();
}

onnx::NodeProto& addAscendLinear(OnnxGraph& graph, const int8::Layer& layer,
                                 const std::vector<std::string>& inputs, const std::string& output) {
    onnx::NodeProto& node = graph.node(layer.convolution ? "Conv" : "Gemm", inputs, output);
    node.set_name(layer.name);
    if (!layer.convolution) return node;
    OnnxGraph::setInts(node, "dilations", {1, 1});
    OnnxGraph::setInt(node, "group", 1);
    OnnxGraph::setInts(node, "kernel_shape", {layer.kernel, layer.kernel});
    OnnxGraph::setInts(node, "pads", {0, 0, 0, 0});
    OnnxGraph::setInts(node, "strides", {1, 1});
    return node;
}

}  // namespace quantelier
