// Offsets are made one a statement: the order of a call's arguments, and so the bytes, would be the
// compiler's.
#include <tflite_generated.h>

#include "engine/core/error.h"
#include "engine/formats/tflite_layout.h"
#include "engine/formats/tflite_model.h"

namespace quantelier {

namespace {

using flatbuffers::Offset;
using Shape = std::vector<std::int32_t>;

constexpr unsigned kSchemaVersion = 3;
constexpr char kRuntimeVersion[16] = "1.14.0";  // the first with these versions of the operators

// Indices into the table of operators, with the versions that int8 came with.
enum OperatorIndex : unsigned { Convolution, MaxPool, Reshape };
struct OperatorVersion {
    tflite::BuiltinOperator code;
    int version;
};
constexpr OperatorVersion kOperators[] = {{tflite::BuiltinOperator::CONV_2D, 3},
                                          {tflite::BuiltinOperator::MAX_POOL_2D, 2},
                                          {tflite::BuiltinOperator::RESHAPE, 1}};

tflite::ActivationFunctionType activationOf(const int8::Layer& layer) {
    switch (layer.activation) {
        case Activation::Relu:
            return tflite::ActivationFunctionType::RELU;
        case Activation::Relu6:
            return tflite::ActivationFunctionType::RELU6;
        case Activation::None:
            break;
    }
    return tflite::ActivationFunctionType::NONE;
}

// Collects tensors, buffers and operators layer by layer; each function returns the new tensor's index.
class TfliteWriter {
  public:
    std::string write(const int8::Network& network) {
        m_buffers.push_back(tflite::CreateBuffer(m_builder));  // buffer 0 is that of tensors without values
        const int input = activation("x", {1, kInputSize, kInputSize, 1}, network.input);
        int x = input;
        for (std::size_t i = 0; i < network.layers.size(); ++i) x = addLayer(network, i, x);
        const int logits = flatten(network, x);
        return finish(input, logits);
    }

  private:
    int addLayer(const int8::Network& network, std::size_t index, int x) {
        const int8::Layer& layer = network.layers[index];
        const KernelShape kernel = tfliteKernel(network, index);
        const int w = weight(layer, kernel);
        const Shape inputs = {x, w, bias(layer)};
        Shape shape = {1, 1, 1, layer.outChannels};
        if (layer.convolution) shape = {1, layer.outHeight(), layer.outWidth(), layer.outChannels};
        const int y = activation(layer.name, shape, layer.output);
        const auto options =
            tflite::CreateConv2DOptions(m_builder, tflite::Padding::VALID, 1, 1, activationOf(layer));
        addOperator(Convolution, inputs, y, tflite::BuiltinOptions::Conv2DOptions, options.Union());
        return layer.convolution ? pool(layer, shape, y) : y;
    }

    int pool(const int8::Layer& layer, Shape shape, int x) {
        shape[1] /= 2;
        shape[2] /= 2;
        const int y = activation(layer.name + ".p", shape, layer.output);
        const auto options = tflite::CreatePool2DOptions(m_builder, tflite::Padding::VALID, 2, 2, 2, 2);
        addOperator(MaxPool, {x}, y, tflite::BuiltinOptions::Pool2DOptions, options.Union());
        return y;
    }

    // (N,1,1,10) to (N,10).
    int flatten(const int8::Network& network, int x) {
        const Shape shape = {-1, kClassCount};
        const int shapeTensor = constant("shape", {2}, tflite::TensorType::INT32, shape, 0);
        const int y = activation("logits", {1, kClassCount}, network.output());
        const auto options = tflite::CreateReshapeOptionsDirect(m_builder, &shape);
        addOperator(Reshape, {x, shapeTensor}, y, tflite::BuiltinOptions::ReshapeOptions, options.Union());
        return y;
    }

    int weight(const int8::Layer& layer, const KernelShape& kernel) {
        const Shape shape = {layer.outChannels, kernel.height, kernel.width, kernel.channels};
        const auto scales = quantization(layer.weightScale);
        return constant(layer.name + ".w", shape, tflite::TensorType::INT8,
                        toOhwi(layer.weight.codes(), kernel), scales);
    }

    // The bias scale is the product of the input's and the weights' scale. The int8 kernels demand a bias: a
    // layer without one gets zeros, and the name says so.
    int bias(const int8::Layer& layer) {
        std::vector<float> scale;
        for (const float weightScale : layer.weightScale) scale.push_back(layer.input.scale * weightScale);
        const auto scales = quantization(scale);
        std::vector<std::int32_t> values = layer.bias;
        values.resize(static_cast<std::size_t>(layer.outChannels));
        return constant(layer.name + (layer.bias.empty() ? kNoBiasSuffix : ".b"), {layer.outChannels},
                        tflite::TensorType::INT32, values, scales);
    }

    // Scales along dimension 0, without zero points.
    Offset<tflite::QuantizationParameters> quantization(const std::vector<float>& scales) {
        const std::vector<std::int64_t> zeros(scales.size(), 0);
        return tflite::CreateQuantizationParametersDirect(m_builder, &scales, &zeros);
    }

    // A tensor of a free batch.
    int activation(const std::string& name, const Shape& shape, const QParams& q) {
        const std::vector<float> scale = {q.scale};
        const std::vector<std::int64_t> zero = {q.zeroPoint};
        const auto parameters = tflite::CreateQuantizationParametersDirect(m_builder, &scale, &zero);
        Shape signature = shape;
        signature[0] = -1;
        m_tensors.push_back(tflite::CreateTensorDirect(m_builder, &shape, tflite::TensorType::INT8, 0,
                                                       name.c_str(), parameters, &signature));
        return static_cast<int>(m_tensors.size()) - 1;
    }

    template <typename T>
    int constant(const std::string& name, const Shape& shape, tflite::TensorType type,
                 const std::vector<T>& values, Offset<tflite::QuantizationParameters> parameters) {
        const unsigned buffer = addBuffer(values.data(), values.size() * sizeof(T));
        m_tensors.push_back(
            tflite::CreateTensorDirect(m_builder, &shape, type, buffer, name.c_str(), parameters));
        return static_cast<int>(m_tensors.size()) - 1;
    }

    // Little-endian, as every machine that this program runs on.
    unsigned addBuffer(const void* data, std::size_t size) {
        const auto* const first = static_cast<const std::uint8_t*>(data);
        const std::vector<std::uint8_t> bytes(first, first + size);
        m_buffers.push_back(tflite::CreateBufferDirect(m_builder, &bytes));
        return static_cast<unsigned>(m_buffers.size()) - 1;
    }

    void addOperator(OperatorIndex index, const Shape& inputs, int output, tflite::BuiltinOptions type,
                     Offset<void> options) {
        const Shape outputs = {output};
        m_operators.push_back(
            tflite::CreateOperatorDirect(m_builder, index, &inputs, &outputs, type, options));
    }

    std::string finish(int input, int output) {
        std::vector<Offset<tflite::OperatorCode>> codes;
        for (const OperatorVersion& op : kOperators)
            codes.push_back(tflite::CreateOperatorCode(m_builder, static_cast<std::int8_t>(op.code),
                                                       op.version, op.code));
        const Shape inputs = {input}, outputs = {output};
        const std::vector<Offset<tflite::SubGraph>> graphs = {
            tflite::CreateSubGraphDirect(m_builder, &m_tensors, &inputs, &outputs, &m_operators, "main")};
        const unsigned version = addBuffer(kRuntimeVersion, sizeof(kRuntimeVersion));
        const std::vector<Offset<tflite::Metadata>> metadata = {
            tflite::CreateMetadataDirect(m_builder, "min_runtime_version", version)};
        const auto model =
            tflite::CreateModelDirect(m_builder, kSchemaVersion, &codes, &graphs,
                                      "LeNet int8, written by Quantelier", &m_buffers, &metadata);
        tflite::FinishModelBuffer(m_builder, model);
        return {reinterpret_cast<const char*>(m_builder.GetBufferPointer()), m_builder.GetSize()};
    }

    flatbuffers::FlatBufferBuilder m_builder;
    std::vector<Offset<tflite::Buffer>> m_buffers;
    std::vector<Offset<tflite::Tensor>> m_tensors;
    std::vector<Offset<tflite::Operator>> m_operators;
};

}  // namespace

std::string encodeTflite(const int8::Network& network) {
    const std::string reason = tfliteRefusal(network);
    if (!reason.empty()) throw Error(ErrorCode::Usage, reason);
    return TfliteWriter().write(network);
}

}  // namespace quantelier
