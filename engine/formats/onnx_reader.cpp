// Reads back the two graphs that the writer writes: it follows the nodes in order and refuses any other
// operator.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "engine/core/network_shape.h"
#include "engine/formats/code_limits.h"
#include "engine/formats/onnx_graph.h"
#include "engine/formats/onnx_graph_reader.h"
#include "engine/formats/onnx_model.h"

namespace quantelier {

namespace {

Activation activationOf(const onnx::NodeProto& node) {
    return node.op_type() == "Clip" ? Activation::Relu6 : Activation::Relu;
}

// Geometry of the layers, checked as the recipe of a new network would be.
std::vector<LayerShape> shapesOf(const OnnxGraphReader& reader,
                                 const std::vector<std::vector<std::int64_t>>& weightDims) {
    if (weightDims.size() != kLayerCount)
        reader.bad(fmt::format("it has {} layers with weights, expected the {} of a LeNet", weightDims.size(),
                               kLayerCount));
    NetworkRecipe recipe;
    for (std::size_t i = 0; i < weightDims.size(); ++i) {
        const bool conv = i < 2;
        if (weightDims[i].size() != (conv ? 4u : 2u) || weightDims[i][0] > kMostOutputs ||
            (conv && (weightDims[i][2] != kKernelSize || weightDims[i][3] != kKernelSize)))
            reader.bad(fmt::format("layer {} has weights of the shape [{}], which a LeNet has not", i + 1,
                                   fmt::join(weightDims[i], ", ")));
        recipe.layers[i].name =
            std::array<const char*, kLayerCount>{"conv1", "conv2", "fc1", "fc2", "fc3"}[i];
        recipe.layers[i].outputs = static_cast<int>(weightDims[i][0]);
    }
    std::vector<LayerShape> shapes;
    for (const LayerShape& shape : networkShape(recipe)) {
        if (shape.recipeIndex < 0) continue;
        const std::vector<std::int64_t>& dims = weightDims[static_cast<std::size_t>(shape.recipeIndex)];
        const std::int64_t inputs = shape.inChannels;
        if (dims[1] != inputs)
            reader.bad(fmt::format("{} has {} inputs, expected {}", shape.name, dims[1], inputs));
        shapes.push_back(shape);
    }
    if (weightDims.back()[0] != kClassCount)
        reader.bad(fmt::format("it has {} outputs, expected {}", weightDims.back()[0], kClassCount));
    return shapes;
}

FloatNetwork readFloat(const OnnxGraphReader& reader) {
    FloatNetwork network;
    std::vector<std::vector<std::int64_t>> weightDims;
    for (const onnx::NodeProto& node : reader.graph().node()) {
        if (node.op_type() == "Conv" || node.op_type() == "Gemm") {
            if (weightDims.size() == kLayerCount || node.input_size() != 3)
                reader.bad("its layers are not those of a LeNet");
            FloatLayer& layer = network.layers[weightDims.size()];
            layer.weight = reader.floats(node.input(1));
            layer.bias = reader.floats(node.input(2));
            weightDims.push_back(reader.dims(node.input(1)));
        } else if ((node.op_type() == "Relu" || node.op_type() == "Clip") && !weightDims.empty()) {
            network.layers[weightDims.size() - 1].activation = activationOf(node);
        } else if (node.op_type() != "MaxPool" && node.op_type() != "Flatten") {
            reader.bad(fmt::format("it has the operator {}, which a LeNet that this program writes has not",
                                   node.op_type()));
        }
    }
    for (const LayerShape& shape : shapesOf(reader, weightDims)) {
        FloatLayer& layer = network.layers[static_cast<std::size_t>(shape.recipeIndex)];
        layer.name = shape.name;
        layer.outputs = shape.outChannels;
        layer.kernel = shape.kind == LayerKind::Convolution ? kKernelSize : 1;
        layer.inputs = shape.inChannels;
        if (layer.bias.size() != static_cast<std::size_t>(layer.outputs))
            reader.bad(
                fmt::format("{} has {} biases, expected {}", layer.name, layer.bias.size(), layer.outputs));
    }
    return network;
}

// Collects the int8 network node by node.
class QdqReader {
  public:
    explicit QdqReader(const OnnxGraphReader& reader) : m_reader(reader) {}

    // What makes the input from pixels is nothing to read: checkAsWritten compares it.
    int8::Network read(OnnxInput input) {
        bool normalized = input == OnnxInput::Normalized;
        for (const onnx::NodeProto& node : m_reader.graph().node()) {
            if (normalized) follow(node);
            normalized |= node.output(0) == kOnnxInput;
        }
        finish();
        return m_network;
    }

  private:
    void follow(const onnx::NodeProto& node) {
        const std::string& op = node.op_type();
        if (op == "DequantizeLinear") {
            if (node.input_size() < 2) m_reader.bad("a DequantizeLinear has no scale");
            if (m_reader.isWeight(node.input(0))) m_constants[node.output(0)] = &node;
        } else if (op == "QuantizeLinear") {
            const QParams q = m_reader.qparams(node);
            if (m_weightDims.empty())
                m_network.input = q;
            else if (!m_outputKnown)
                layer().output = q;
            else if (q.scale != layer().output.scale || q.zeroPoint != layer().output.zeroPoint)
                m_reader.bad(fmt::format("{} changes the scale between two layers", node.output(0)));
            m_outputKnown = true;
        } else if (op == "Conv" || op == "Gemm") {
            addLayer(node);
        } else if (op == "Clip" && node.input_size() == 3 && m_reader.isInt8(node.input(1))) {
            limitCodes(node);
        } else if ((op == "Relu" || op == "Clip") && !m_weightDims.empty()) {
            layer().activation = activationOf(node);
        } else if (op != "MaxPool" && op != "Flatten") {
            m_reader.bad(fmt::format(
                "it has the operator {}, which an int8 LeNet that this program writes has not", op));
        }
    }

    // A grid of fewer codes than int8 has: of the input, or of the present layer's output.
    void limitCodes(const onnx::NodeProto& node) {
        const std::vector<std::int8_t> low = m_reader.int8s(node.input(1)),
                                       high = m_reader.int8s(node.input(2));
        if (low.size() != 1 || high.size() != 1 || low[0] > high[0])
            m_reader.bad(fmt::format("{} and {} do not limit codes", node.input(1), node.input(2)));
        m_limits[m_weightDims.size()] = {low[0], high[0]};
    }

    int8::Layer& layer() { return m_network.layers[m_weightDims.size() - 1]; }

    const onnx::NodeProto& constant(const std::string& name) const {
        const auto it = m_constants.find(name);
        if (it == m_constants.end()) m_reader.bad(fmt::format("'{}' is not an integer constant", name));
        return *it->second;
    }

    void addLayer(const onnx::NodeProto& node) {
        if (m_weightDims.size() == kLayerCount || node.input_size() < 2)
            m_reader.bad("its layers are not those of a LeNet");
        const onnx::NodeProto& weight = constant(node.input(1));
        if (weight.input_size() != 3) m_reader.bad(fmt::format("{} has no zero point", weight.input(0)));
        const QParams input = m_weightDims.empty() ? m_network.input : layer().output;
        m_weightDims.push_back(m_reader.dims(weight.input(0)));
        layer().weight = int8::PackedWeights(m_reader.int8s(weight.input(0)), 8);
        layer().weightScale = m_reader.scales(weight.input(1));
        layer().weightZeroPoint = m_reader.int8s(weight.input(2));
        layer().input = input;
        if (node.input_size() == 3)
            layer().bias =
                m_reader.values<std::int32_t>(constant(node.input(2)).input(0), onnx::TensorProto::INT32);
        m_outputKnown = false;
    }

    void finish() {
        m_network.inputCodeMin = m_limits[0].low;
        m_network.inputCodeMax = m_limits[0].high;
        for (const LayerShape& shape : shapesOf(m_reader, m_weightDims)) {
            int8::Layer& layer = m_network.layers[static_cast<std::size_t>(shape.recipeIndex)];
            layer.name = shape.name;
            layer.convolution = shape.kind == LayerKind::Convolution;
            layer.kernel = layer.convolution ? kKernelSize : 1;
            layer.inChannels = shape.inChannels;
            layer.inHeight = shape.inHeight;
            layer.inWidth = shape.inWidth;
            layer.outChannels = shape.outChannels;
            const auto outputs = static_cast<std::size_t>(layer.outChannels);
            const bool scalesFit = layer.weightScale.size() == 1 || layer.weightScale.size() == outputs;
            if (!scalesFit || layer.weightZeroPoint.size() != layer.weightScale.size() ||
                (!layer.bias.empty() && layer.bias.size() != outputs))
                m_reader.bad(fmt::format("{} has scales or biases that do not fit its {} outputs", layer.name,
                                         outputs));
            int8::completeLayer(layer, QuantSpec{});
            const CodeLimits& limits = m_limits[static_cast<std::size_t>(shape.recipeIndex) + 1];
            layer.codeMin = std::max(layer.codeMin, limits.low);
            layer.codeMax = std::min(layer.codeMax, limits.high);
            if (layer.codeMin > layer.codeMax)
                m_reader.bad(fmt::format("{} has no output codes", layer.name));
            if (!int8::scalesAreFinite(layer))
                m_reader.bad(fmt::format("the scales of {} are beyond float32", layer.name));
            if (!int8::accumulatorFits(layer, CodeLimits{}.low, CodeLimits{}.high))
                m_reader.bad(fmt::format("{} could overflow its int32 accumulator", layer.name));
        }
    }

    const OnnxGraphReader& m_reader;
    int8::Network m_network;
    std::vector<std::vector<std::int64_t>> m_weightDims;
    std::map<std::string, const onnx::NodeProto*> m_constants;
    std::array<CodeLimits, kLayerCount + 1> m_limits;  // of the input and of each layer's output
    bool m_outputKnown = false;
};

// A graph that only resembles ours (other strides, wiring or limits) would be read wrongly: it must be the
// very one that the writer makes of what was read.
void checkAsWritten(const OnnxGraphReader& reader, const std::string& bytes) {
    onnx::ModelProto model;
    model.ParseFromString(bytes);
    const onnx::GraphProto &found = reader.graph(), &written = model.graph();
    if (found.node_size() != written.node_size() || found.initializer_size() != written.initializer_size())
        reader.bad(fmt::format("it has {} operators and {} tensors, expected {} and {}", found.node_size(),
                               found.initializer_size(), written.node_size(), written.initializer_size()));
    for (int i = 0; i < written.node_size(); ++i)
        if (found.node(i).SerializeAsString() != written.node(i).SerializeAsString())
            reader.bad(fmt::format("its operator {} '{}' is not as this program writes it",
                                   found.node(i).op_type(), found.node(i).output(0)));
    for (int i = 0; i < written.initializer_size(); ++i)
        if (found.initializer(i).SerializeAsString() != written.initializer(i).SerializeAsString())
            reader.bad(
                fmt::format("its tensor '{}' is not as this program writes it", found.initializer(i).name()));
}

OnnxInput inputOf(const onnx::GraphProto& graph) {
    return graph.input_size() == 1 && graph.input(0).name() == kOnnxPixels ? OnnxInput::Pixels
                                                                           : OnnxInput::Normalized;
}

// Ascend's two forms hold what no reader needs, but look like ours.
void refuseAscend(const OnnxGraphReader& reader) {
    for (const onnx::NodeProto& node : reader.graph().node()) {
        if (node.op_type() == "AscendQuant")
            reader.bad(
                "it is a deploy graph for Ascend's ATC, which only Ascend runs: open the checkpoint or its "
                "onnx export");
        if (node.op_type() == "QuantizeLinear" && reader.isWeight(node.input(0)))
            reader.bad(
                "it is a graph for Ascend's AMCT, with float weights: open the checkpoint or its onnx "
                "export");
    }
}

}  // namespace

OnnxModel readOnnxModel(const std::string& path) {
    const onnx::ModelProto model = parseOnnxFile(path);
    const OnnxGraphReader reader(path, model.graph());
    refuseAscend(reader);
    const OnnxInput input = inputOf(model.graph());
    const auto& nodes = model.graph().node();
    const bool quantized = std::any_of(nodes.begin(), nodes.end(),
                                       [](const auto& n) { return n.op_type() == "QuantizeLinear"; });
    OnnxModel result;
    if (quantized)
        result.int8 = QdqReader(reader).read(input);
    else
        result.floats = readFloat(reader);
    checkAsWritten(reader, quantized ? encodeOnnxInt8(*result.int8, input) : encodeOnnxFloat(*result.floats));
    return result;
}

}  // namespace quantelier
