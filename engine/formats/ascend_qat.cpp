#include "engine/formats/ascend_graph.h"
#include "engine/formats/ascend_onnx.h"

namespace quantelier {

namespace {

// code * scale is within half a unit in its last place, so that AMCT gets the same code back.
std::vector<float> realWeights(const int8::Layer& layer) {
    std::vector<float> values;
    for (std::size_t i = 0; i < layer.weight.size(); ++i) {
        const int channel = static_cast<int>(i / layer.weightsPerOutput());
        values.push_back(static_cast<float>(layer.weight[i]) * layer.weightScale[layer.scaleIndex(channel)]);
    }
    return values;
}

std::vector<float> realBiases(const int8::Layer& layer) {
    const std::vector<float> scales = accumulatorScales(layer);
    std::vector<float> values;
    for (std::size_t c = 0; c < layer.bias.size(); ++c)
        values.push_back(static_cast<float>(layer.bias[c]) * scales[layer.scaleIndex(static_cast<int>(c))]);
    return values;
}

// Returns the dequantized value. Several scales are of the first axis.
std::string addPair(OnnxGraph& graph, const std::string& name, const std::string& value,
                    const std::vector<float>& scales, int zeroPoint) {
    std::vector<std::int64_t> dims;
    if (scales.size() > 1) dims.push_back(static_cast<std::int64_t>(scales.size()));
    const std::vector<std::int8_t> zeroPoints(scales.size(), static_cast<std::int8_t>(zeroPoint));
    const std::string scale = graph.floats(name + ".s", dims, scales);
    const std::string zero = graph.int8s(name + ".z", dims, zeroPoints);
    const auto add = [&](const char* op, const std::string& input, const std::string& output) {
        onnx::NodeProto& node = graph.node(op, {input, scale, zero}, output);
        if (!dims.empty()) OnnxGraph::setInt(node, "axis", 0);
        return output;
    };
    return add("DequantizeLinear", add("QuantizeLinear", value, name + ".q"), name + ".d");
}

void addQatLayer(OnnxGraph& graph, const int8::Layer& layer, const std::string& x,
                 const std::string& output) {
    std::vector<std::int64_t> dims = {layer.outChannels, static_cast<std::int64_t>(layer.weightsPerOutput())};
    if (layer.convolution) dims = {layer.outChannels, layer.inChannels, layer.kernel, layer.kernel};
    const std::string weight = graph.floats(layer.name + ".weight", dims, realWeights(layer));
    std::vector<std::string> inputs = {
        addPair(graph, layer.name + ".x", x, {layer.input.scale}, layer.input.zeroPoint),
        addPair(graph, layer.name + ".w", weight, layer.weightScale, 0)};
    if (!layer.bias.empty())
        inputs.push_back(graph.floats(layer.name + ".bias", {layer.outChannels}, realBiases(layer)));
    onnx::NodeProto& linear = addAscendLinear(graph, layer, inputs, output);
    if (!layer.convolution) OnnxGraph::setInt(linear, "transB", 1);
}

}  // namespace

std::string encodeAscendQat(const int8::Network& network) {
    return encodeAscendGraph(network, 13, addQatLayer);
}

}  // namespace quantelier
