// Reads back the one graph that the writer writes: what varies is taken from its convolutions, and the file
// must then be, byte for byte, what the writer makes of it.
#include <fmt/format.h>
#include <tflite_generated.h>

#include <cmath>
#include <cstring>

#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/core/network_shape.h"
#include "engine/formats/tflite_layout.h"
#include "engine/formats/tflite_model.h"

namespace quantelier {

namespace {

constexpr std::int64_t kMostTfliteBytes = 512 << 20;  // far beyond any LeNet

[[noreturn]] void bad(const std::string& path, const std::string& what) {
    throw Error(ErrorCode::BadInput, fmt::format("{}: {}", fileName(path), what));
}

// Every field of a verified file may still be missing, and every index may point beyond its table.
class TfliteReader {
  public:
    TfliteReader(const std::string& path, const tflite::Model& model, std::size_t fileBytes)
        : m_path(path),
          m_model(model),
          m_graph(at(model.subgraphs(), 0, "subgraphs")),
          m_bytesLeft(fileBytes) {}

    int8::Network read() {
        readConvolutions();
        const std::vector<LayerShape> shapes = layerShapes();
        for (std::size_t i = 0; i < shapes.size(); ++i) finish(i, shapes[i]);
        return m_network;
    }

  private:
    [[noreturn]] void bad(const std::string& what) const { quantelier::bad(m_path, what); }

    template <typename T>
    const T& at(const flatbuffers::Vector<flatbuffers::Offset<T>>* table, std::int64_t index,
                const char* name) const {
        if (!table || index < 0 || index >= static_cast<std::int64_t>(table->size()))
            bad(fmt::format("its {} have no entry {}", name, index));
        return *table->Get(static_cast<flatbuffers::uoffset_t>(index));
    }

    const tflite::Tensor& tensor(const flatbuffers::Vector<std::int32_t>* indices, unsigned place) const {
        if (!indices || place >= indices->size()) bad("an operator has too few tensors");
        return at(m_graph.tensors(), indices->Get(place), "tensors");
    }

    // Tensors may share their bytes, and each would be copied.
    void take(std::size_t bytes) {
        if (bytes > m_bytesLeft) bad("its tensors hold more values than the file");
        m_bytesLeft -= bytes;
    }

    std::vector<float> scales(const tflite::Tensor& tensor) {
        const auto* const found = tensor.quantization() ? tensor.quantization()->scale() : nullptr;
        if (!found) bad("a tensor has no scale");
        take(found->size() * sizeof(float));
        const std::vector<float> values(found->begin(), found->end());
        for (const float scale : values)
            if (!std::isfinite(scale) || scale <= 0.0f)
                bad(fmt::format("a tensor has the scale {}, expected above 0", scale));
        return values;
    }

    QParams qparams(const tflite::Tensor& tensor) {
        const std::vector<float> scale = scales(tensor);
        const auto* const zero = tensor.quantization()->zero_point();
        if (scale.size() != 1 || !zero || zero->size() != 1 || zero->Get(0) < -128 || zero->Get(0) > 127)
            bad("an activation has not one scale and one int8 zero point");
        return {scale[0], static_cast<std::int32_t>(zero->Get(0))};
    }

    template <typename T>
    std::vector<T> values(const tflite::Tensor& tensor) {
        const auto* const bytes = at(m_model.buffers(), tensor.buffer(), "buffers").data();
        if (!bytes || bytes->size() % sizeof(T) != 0) bad("a constant tensor has no values");
        take(bytes->size());
        std::vector<T> out(bytes->size() / sizeof(T));
        if (!out.empty()) std::memcpy(out.data(), bytes->data(), bytes->size());
        return out;
    }

    void readConvolutions() {
        if (!m_graph.operators()) bad("it has no operators");
        std::size_t found = 0;
        for (const tflite::Operator* const op : *m_graph.operators()) {
            const tflite::Conv2DOptions* const options = op->builtin_options_as_Conv2DOptions();
            if (!options) continue;
            if (found == kLayerCount) bad("its layers are not those of a LeNet");
            int8::Layer& layer = m_network.layers[found];
            if (found == 0) m_network.input = qparams(tensor(op->inputs(), 0));
            layer.input = found == 0 ? m_network.input : m_network.layers[found - 1].output;
            readLayer(layer, *op, *options);
            m_codes[found++] = values<std::int8_t>(tensor(op->inputs(), 1));
        }
        if (found != kLayerCount)
            bad(fmt::format("it has {} convolutions, expected the {} of a LeNet", found, kLayerCount));
    }

    void readLayer(int8::Layer& layer, const tflite::Operator& op, const tflite::Conv2DOptions& options) {
        layer.output = qparams(tensor(op.outputs(), 0));
        layer.activation = activationOf(options.fused_activation_function());
        const tflite::Tensor& weight = tensor(op.inputs(), 1);
        layer.weightScale = scales(weight);
        layer.weightZeroPoint.assign(layer.weightScale.size(), 0);
        if (!weight.shape() || weight.shape()->size() != 4 || weight.shape()->Get(0) < 1 ||
            weight.shape()->Get(0) > kMostOutputs)
            bad("its weights have a shape that a LeNet has not");
        layer.outChannels = weight.shape()->Get(0);
        const tflite::Tensor& bias = tensor(op.inputs(), 2);
        if (!isNoBias(bias)) layer.bias = values<std::int32_t>(bias);
    }

    static bool isNoBias(const tflite::Tensor& bias) {
        const std::string name = bias.name() ? bias.name()->str() : "", suffix = kNoBiasSuffix;
        return name.size() >= suffix.size() &&
               name.compare(name.size() - suffix.size(), suffix.size(), suffix) == 0;
    }

    Activation activationOf(tflite::ActivationFunctionType type) const {
        switch (type) {
            case tflite::ActivationFunctionType::NONE:
                return Activation::None;
            case tflite::ActivationFunctionType::RELU:
                return Activation::Relu;
            case tflite::ActivationFunctionType::RELU6:
                return Activation::Relu6;
            default:
                bad(fmt::format("it has the activation {}, which a LeNet has not", static_cast<int>(type)));
        }
    }

    // Geometry of the layers, as the recipe of a network of these outputs would give it.
    std::vector<LayerShape> layerShapes() const {
        NetworkRecipe recipe;
        for (std::size_t i = 0; i < kLayerCount; ++i) {
            recipe.layers[i].name =
                std::array<const char*, kLayerCount>{"conv1", "conv2", "fc1", "fc2", "fc3"}[i];
            recipe.layers[i].outputs = m_network.layers[i].outChannels;
        }
        if (recipe.layers.back().outputs != kClassCount)
            bad(fmt::format("it has {} outputs, expected {}", recipe.layers.back().outputs, kClassCount));
        std::vector<LayerShape> shapes;
        for (const LayerShape& shape : networkShape(recipe))
            if (shape.recipeIndex >= 0) shapes.push_back(shape);
        return shapes;
    }

    void finish(std::size_t index, const LayerShape& shape) {
        int8::Layer& layer = m_network.layers[index];
        layer.name = shape.name;
        layer.convolution = shape.kind == LayerKind::Convolution;
        layer.kernel = layer.convolution ? kKernelSize : 1;
        layer.inChannels = shape.inChannels;
        layer.inHeight = shape.inHeight;
        layer.inWidth = shape.inWidth;
        const auto outputs = static_cast<std::size_t>(layer.outChannels);
        const KernelShape kernel = tfliteKernel(m_network, index);
        if (m_codes[index].size() != outputs * kernel.size())
            bad(fmt::format("{} has {} weights, expected {}", layer.name, m_codes[index].size(),
                            outputs * kernel.size()));
        if ((layer.weightScale.size() != 1 && layer.weightScale.size() != outputs) ||
            (!layer.bias.empty() && layer.bias.size() != outputs))
            bad(fmt::format("{} has scales or biases that do not fit its {} outputs", layer.name, outputs));
        layer.weight = int8::PackedWeights(fromOhwi(m_codes[index], kernel), 8);
        int8::completeLayer(layer, QuantSpec{});
        if (!int8::accumulatorFits(layer, QuantSpec{}.codeMin(), QuantSpec{}.codeMax()))
            bad(fmt::format("{} could overflow its int32 accumulator", layer.name));
    }

    const std::string& m_path;
    const tflite::Model& m_model;
    const tflite::SubGraph& m_graph;
    std::size_t m_bytesLeft;  // of the file, for copies
    int8::Network m_network;
    std::array<std::vector<std::int8_t>, kLayerCount> m_codes;  // in TFLite's order
};

}  // namespace

int8::Network readTflite(const std::string& path) {
    const std::string bytes = readFile(path, kMostTfliteBytes);
    flatbuffers::Verifier verifier(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
    if (!tflite::VerifyModelBuffer(verifier)) bad(path, "expected a TFLite model, found something else");
    const int8::Network network = TfliteReader(path, *tflite::GetModel(bytes.data()), bytes.size()).read();
    const std::string reason = tfliteRefusal(network);
    if (!reason.empty()) bad(path, reason);
    if (encodeTflite(network) != bytes)
        bad(path, "it is a TFLite model of a LeNet, but not as this program writes it");
    return network;
}

}  // namespace quantelier
