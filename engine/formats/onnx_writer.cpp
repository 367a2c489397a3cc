#include "engine/formats/code_limits.h"
#include "engine/formats/onnx_graph.h"
#include "engine/formats/onnx_model.h"
#include "engine/formats/onnx_pixels.h"

namespace quantelier {

namespace {

// Conv or Gemm with the weights' own layout, which is torch's in both.
void addLinear(OnnxGraph& graph, bool convolution, const std::vector<std::string>& inputs,
               const std::string& output) {
    onnx::NodeProto& node = graph.node(convolution ? "Conv" : "Gemm", inputs, output);
    if (!convolution) OnnxGraph::setInt(node, "transB", 1);
}

// Writes the int8 network layer by layer, carrying the name of the present activation.
class QdqWriter {
  public:
    explicit QdqWriter(OnnxInput input) : m_input(input), m_graph(input) {}

    std::string write(const int8::Network& network) {
        if (m_input == OnnxInput::Pixels) addPixelInput(m_graph);
        std::string x = addQuantPair("x", kOnnxInput, network.input, inputLimits(network));
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
        if (limits.isInt8()) return name + ".q";
        const auto code = [&](const char* suffix, int value) {
            return m_graph.int8s(name + suffix, {}, {static_cast<std::int8_t>(value)});
        };
        const std::string low = code(".min", limits.low), high = code(".max", limits.high);
        m_graph.node("Clip", {name + ".q", low, high}, name + ".c");
        return name + ".c";
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
        const std::string value = m_graph.activate(layer.name, layer.name, layer.activation);
        const std::string y = addQuantPair(layer.name + ".y", value, layer.output, outputLimits(layer),
                                           last ? kOnnxOutput : "");
        if (!layer.convolution) return y;
        m_graph.maxPool(y, layer.name + ".p");
        return addQuantPair(layer.name + ".p", layer.name + ".p", layer.output);
    }

    static std::vector<std::int64_t> scaleShape(const int8::Layer& layer) {
        if (layer.weightScale.size() == 1) return {};
        return {static_cast<std::int64_t>(layer.weightScale.size())};
    }

    OnnxInput m_input;
    OnnxGraph m_graph;
};

}  // namespace

std::string encodeOnnxInt8(const int8::Network& network, OnnxInput input) {
    return QdqWriter(input).write(network);
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
        x = graph.activate(layer.name, linear, layer.activation);
        if (convolution) {
            graph.maxPool(x, layer.name + ".p");
            x = layer.name + ".p";
        }
    }
    return graph.encode();
}

}  // namespace quantelier
