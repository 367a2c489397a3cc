#include "engine/formats/onnx_graph.h"
#include "engine/formats/onnx_model.h"

namespace quantelier {

namespace {

// Conv or Gemm with the weights' own layout, which is torch's in both.
void addLinear(OnnxGraph& graph, bool convolution, const std::vector<std::string>& inputs,
               const std::string& output) {
    onnx::NodeProto& node = graph.node(convolution ? "Conv" : "Gemm", inputs, output);
    if (!convolution) OnnxGraph::setInt(node, "transB", 1);
}

void addMaxPool(OnnxGraph& graph, const std::string& input, const std::string& output) {
    onnx::NodeProto& node = graph.node("MaxPool", {input}, output);
    OnnxGraph::setInts(node, "kernel_shape", {2, 2});
    OnnxGraph::setInts(node, "strides", {2, 2});
}

// Returns the name of the activation's output.
std::string addActivation(OnnxGraph& graph, const std::string& name, const std::string& input, bool relu,
                          bool six) {
    const std::string output = name + ".r";
    if (six)
        graph.node("Clip",
                   {input, graph.floats(name + ".lo", {}, {0.0f}), graph.floats(name + ".hi", {}, {6.0f})},
                   output);
    else if (relu)
        graph.node("Relu", {input}, output);
    else
        return input;
    return output;
}

// Writes the int8 network layer by layer, carrying the name of the present activation.
class QdqWriter {
  public:
    std::string write(const int8::Network& network) {
        std::string x =
            addQuantPair("x", kOnnxInput, network.input, {network.inputCodeMin, network.inputCodeMax});
        bool flat = false;
        for (const int8::Layer& layer : network.layers) {
            const bool last = &layer == &network.layers.back();
            if (!layer.convolution && !flat) {
                m_graph.node("Flatten", {x}, "flat.f");
                x = addQuantPair("flat", "flat.f", layer.input);
                flat = true;
            }
            x = addLayer(layer, x, last);
        }
        return m_graph.encode();
    }

  private:
    // Scale and zero point are initializers, shared by the two nodes. Returns the dequantized value.
    std::string addQuantPair(const std::string& name, const std::string& value, const QParams& q,
                             const CodeLimits& limits = {}, const std::string& output = {}) {
        const std::string scale = m_graph.floats(name + ".s", {}, {q.scale});
        const std::string zero = m_graph.int8s(name + ".z", {}, {static_cast<std::int8_t>(q.zeroPoint)});
        const std::string dequantized = output.empty() ? name + ".d" : output;
        m_graph.node("QuantizeLinear", {value, scale, zero}, name + ".q");
        m_graph.node("DequantizeLinear", {limitCodes(name, limits), scale, zero}, dequantized);
        return dequantized;
    }

    // QuantizeLinear saturates to int8; a grid of fewer codes needs a Clip of the codes after it.
    std::string limitCodes(const std::string& name, const CodeLimits& limits) {
        if (limits.low <= CodeLimits{}.low && limits.high >= CodeLimits{}.high) return name + ".q";
        const auto code = [&](const char* suffix, int value) {
            return m_graph.int8s(name + suffix, {}, {static_cast<std::int8_t>(value)});
        };
        const std::string low = code(".min", limits.low), high = code(".max", limits.high);
        m_graph.node("Clip", {name + ".q", low, high}, name + ".c");
        return name + ".c";
    }

    // What neither int8 nor the activation before the QuantizeLinear limits.
    static CodeLimits limitsOf(const int8::Layer& layer) {
        int8::Layer full = layer;
        int8::completeLayer(full, QuantSpec{});
        return {layer.codeMin > full.codeMin ? layer.codeMin : CodeLimits{}.low,
                layer.codeMax < full.codeMax ? layer.codeMax : CodeLimits{}.high};
    }

    std::string addWeight(const int8::Layer& layer) {
        const std::string name = layer.name + ".w";
        std::vector<std::int64_t> dims = {layer.outChannels,
                                          static_cast<std::int64_t>(layer.weightsPerOutput())};
        if (layer.convolution) dims = {layer.outChannels, layer.inChannels, layer.kernel, layer.kernel};
        const std::vector<std::int64_t> scaleDims = scaleShape(layer);
        onnx::NodeProto& node = m_graph.node("DequantizeLinear",
                                             {m_graph.int8s(name, dims, layer.weight.codes()),
                                              m_graph.floats(name + "s", scaleDims, layer.weightScale),
                                              m_graph.int8s(name + "z", scaleDims, layer.weightZeroPoint)},
                                             name + "d");
        if (!scaleDims.empty()) OnnxGraph::setInt(node, "axis", 0);
        return name + "d";
    }

    // The bias scale is the product of the input's and the weights' scale, as integer engines expect.
    std::string addBias(const int8::Layer& layer) {
        const std::string name = layer.name + ".b";
        std::vector<float> scale;
        for (const float weightScale : layer.weightScale) scale.push_back(layer.input.scale * weightScale);
        onnx::NodeProto& node = m_graph.node("DequantizeLinear",
                                             {m_graph.int32s(name, {layer.outChannels}, layer.bias),
                                              m_graph.floats(name + "s", scaleShape(layer), scale)},
                                             name + "d");
        if (layer.weightScale.size() > 1) OnnxGraph::setInt(node, "axis", 0);
        return name + "d";
    }

    std::string addLayer(const int8::Layer& layer, const std::string& x, bool last) {
        std::vector<std::string> inputs = {x, addWeight(layer)};
        if (!layer.bias.empty()) inputs.push_back(addBias(layer));
        addLinear(m_graph, layer.convolution, inputs, layer.name);
        const bool relu = layer.activation != Activation::None;
        const std::string value =
            addActivation(m_graph, layer.name, layer.name, relu, layer.activation == Activation::Relu6);
        const std::string y =
            addQuantPair(layer.name + ".y", value, layer.output, limitsOf(layer), last ? kOnnxOutput : "");
        if (!layer.convolution) return y;
        addMaxPool(m_graph, y, layer.name + ".p");
        return addQuantPair(layer.name + ".p", layer.name + ".p", layer.output);
    }

    static std::vector<std::int64_t> scaleShape(const int8::Layer& layer) {
        if (layer.weightScale.size() == 1) return {};
        return {static_cast<std::int64_t>(layer.weightScale.size())};
    }

    OnnxGraph m_graph;
};

}  // namespace

std::string encodeOnnxInt8(const int8::Network& network) {
    return QdqWriter().write(network);
}

std::string encodeOnnxFloat(const FloatNetwork& source) {
    const FloatNetwork network = foldBatchNorm(source);
    OnnxGraph graph;
    std::string x = kOnnxInput;
    bool flat = false;
    for (const FloatLayer& layer : network.layers) {
        const bool convolution = layer.kernel > 1;
        const bool last = &layer == &network.layers.back();
        if (!convolution && !flat) {
            graph.node("Flatten", {x}, "flat");
            x = "flat";
            flat = true;
        }
        std::vector<std::int64_t> dims = {layer.outputs, layer.inputs};
        if (convolution) dims = {layer.outputs, layer.inputs, layer.kernel, layer.kernel};
        const std::string w = graph.floats(layer.name + ".w", dims, layer.weight);
        const std::string b = graph.floats(layer.name + ".b", {layer.outputs}, layer.bias);
        const std::string linear = last ? kOnnxOutput : layer.name;
        addLinear(graph, convolution, {x, w, b}, linear);
        x = addActivation(graph, layer.name, linear, layer.activation != Activation::None,
                          layer.activation == Activation::Relu6);
        if (convolution) {
            addMaxPool(graph, x, layer.name + ".p");
            x = layer.name + ".p";
        }
    }
    return graph.encode();
}

}  // namespace quantelier
