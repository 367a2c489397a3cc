#include <cstring>

#include "engine/formats/ascend_graph.h"
#include "engine/formats/ascend_onnx.h"

namespace quantelier {

namespace {

// Weights (out,in) as (in,out).
std::vector<std::int8_t> transposed(const int8::Layer& layer) {
    const std::size_t inputs = layer.weightsPerOutput(), outputs = layer.weight.size() / inputs;
    std::vector<std::int8_t> codes(layer.weight.size());
    for (std::size_t o = 0; o < outputs; ++o)
        for (std::size_t i = 0; i < inputs; ++i) codes[i * outputs + o] = layer.weight[o * inputs + i];
    return codes;
}

std::string addQuant(OnnxGraph& graph, const int8::Layer& layer, const std::string& x) {
    onnx::NodeProto& quant = graph.node("AscendQuant", {x}, layer.name + ".codes");
    quant.set_name(layer.name + ".quant");
    OnnxGraph::setFloat(quant, "scale", 1.0f / layer.input.scale);
    OnnxGraph::setFloat(quant, "offset", static_cast<float>(layer.input.zeroPoint));
    OnnxGraph::setString(quant, "dst_type", "INT8");
    OnnxGraph::setString(quant, "round_mode", "Round");  // half to even
    OnnxGraph::setInt(quant, "sqrt_mode", 0);
    return layer.name + ".codes";
}

std::string addWeight(OnnxGraph& graph, const int8::Layer& layer) {
    const std::string name = layer.name + ".weight";
    if (layer.convolution)
        return graph.int8s(name, {layer.outChannels, layer.inChannels, layer.kernel, layer.kernel},
                           layer.weight.codes());
    return graph.int8s(name, {static_cast<std::int64_t>(layer.weightsPerOutput()), layer.outChannels},
                       transposed(layer));
}

// The low half is the float32's bits; shift and weight offset in the high half are 0.
std::string addScales(OnnxGraph& graph, const int8::Layer& layer) {
    std::vector<std::uint64_t> params;
    for (const float scale : accumulatorScales(layer)) {
        std::uint32_t bits = 0;
        std::memcpy(&bits, &scale, sizeof(bits));
        params.push_back(bits);
    }
    return graph.uint64s(layer.name + ".dequant.param", {static_cast<std::int64_t>(params.size())}, params);
}

void addDeployLayer(OnnxGraph& graph, const int8::Layer& layer, const std::string& x,
                    const std::string& output) {
    std::vector<std::string> inputs = {addQuant(graph, layer, x), addWeight(graph, layer)};
    if (!layer.bias.empty())
        inputs.push_back(graph.int32s(layer.name + ".bias", {layer.outChannels}, layer.bias));
    const std::string accumulators = layer.name + ".acc";
    onnx::NodeProto& linear = addAscendLinear(graph, layer, inputs, accumulators);
    if (!layer.convolution) OnnxGraph::setInt(linear, "transB", 0);
    onnx::NodeProto& dequant = graph.node("AscendDequant", {accumulators, addScales(graph, layer)}, output);
    dequant.set_name(layer.name + ".dequant");
    OnnxGraph::setInt(dequant, "dtype", 0);  // float32
}

}  // namespace

std::string encodeAscendDeploy(const int8::Network& network) {
    return encodeAscendGraph(network, 11, addDeployLayer);
}

}  // namespace quantelier
