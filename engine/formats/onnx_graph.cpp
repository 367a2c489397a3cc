#include "engine/formats/onnx_graph.h"

#include "engine/core/error.h"

namespace quantelier {

namespace {

template <typename T>
std::string bytesOf(const std::vector<T>& values) {
    return {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T)};
}

void describe(onnx::ValueInfoProto& info, const char* name, int type, const std::vector<std::int64_t>& dims) {
    info.set_name(name);
    onnx::TypeProto_Tensor* const tensor = info.mutable_type()->mutable_tensor_type();
    tensor->set_elem_type(type);
    tensor->mutable_shape()->add_dim()->set_dim_param("N");  // the batch is free
    for (const std::int64_t dim : dims) tensor->mutable_shape()->add_dim()->set_dim_value(dim);
}

// The IR version that came with an opset: older tools refuse a newer one.
int irVersionOf(int opset) {
    return opset < 12 ? 6 : 7;
}

}  // namespace

OnnxGraph::OnnxGraph(OnnxInput input, int opset) {
    m_model.set_ir_version(irVersionOf(opset));
    m_model.set_producer_name("quantelier");
    m_model.add_opset_import()->set_version(opset);
    onnx::GraphProto& graph = *m_model.mutable_graph();
    graph.set_name("lenet");
    if (input == OnnxInput::Pixels)
        describe(*graph.add_input(), kOnnxPixels, onnx::TensorProto::UINT8, {kImageSize, kImageSize});
    else
        describe(*graph.add_input(), kOnnxInput, onnx::TensorProto::FLOAT, {1, kInputSize, kInputSize});
    describe(*graph.add_output(), kOnnxOutput, onnx::TensorProto::FLOAT, {kClassCount});
}

std::string OnnxGraph::raw(const std::string& name, const std::vector<std::int64_t>& dims, int type,
                           std::string bytes) {
    onnx::TensorProto* const tensor = m_model.mutable_graph()->add_initializer();
    tensor->set_name(name);
    tensor->set_data_type(type);
    for (const std::int64_t dim : dims) tensor->add_dims(dim);
    tensor->set_raw_data(std::move(bytes));
    return name;
}

std::string OnnxGraph::floats(const std::string& name, const std::vector<std::int64_t>& dims,
                              const std::vector<float>& values) {
    return raw(name, dims, onnx::TensorProto::FLOAT, bytesOf(values));
}

std::string OnnxGraph::int8s(const std::string& name, const std::vector<std::int64_t>& dims,
                             const std::vector<std::int8_t>& values) {
    return raw(name, dims, onnx::TensorProto::INT8, bytesOf(values));
}

std::string OnnxGraph::int32s(const std::string& name, const std::vector<std::int64_t>& dims,
                              const std::vector<std::int32_t>& values) {
    return raw(name, dims, onnx::TensorProto::INT32, bytesOf(values));
}

std::string OnnxGraph::int64s(const std::string& name, const std::vector<std::int64_t>& dims,
                              const std::vector<std::int64_t>& values) {
    return raw(name, dims, onnx::TensorProto::INT64, bytesOf(values));
}

std::string OnnxGraph::uint64s(const std::string& name, const std::vector<std::int64_t>& dims,
                               const std::vector<std::uint64_t>& values) {
    return raw(name, dims, onnx::TensorProto::UINT64, bytesOf(values));
}

onnx::NodeProto& OnnxGraph::node(const std::string& op, const std::vector<std::string>& inputs,
                                 const std::string& output) {
    onnx::NodeProto* const node = m_model.mutable_graph()->add_node();
    node->set_op_type(op);
    for (const std::string& input : inputs) node->add_input(input);
    node->add_output(output);
    return *node;
}

onnx::NodeProto& OnnxGraph::maxPool(const std::string& input, const std::string& output) {
    onnx::NodeProto& pool = node("MaxPool", {input}, output);
    setInts(pool, "kernel_shape", {2, 2});
    setInts(pool, "strides", {2, 2});
    return pool;
}

std::string OnnxGraph::activate(const std::string& name, const std::string& input, Activation activation) {
    const std::string output = name + ".r";
    switch (activation) {
        case Activation::None:
            return input;
        case Activation::Relu:
            node("Relu", {input}, output);
            return output;
        case Activation::Relu6:
            node("Clip", {input, floats(name + ".lo", {}, {0.0f}), floats(name + ".hi", {}, {6.0f})}, output);
            return output;
    }
    return input;
}

void OnnxGraph::nameNodes() {
    for (onnx::NodeProto& node : *m_model.mutable_graph()->mutable_node())
        if (node.name().empty()) node.set_name(node.output(0));
}

std::string OnnxGraph::encode() const {
    std::string bytes;
    if (!m_model.SerializeToString(&bytes))
        throw Error(ErrorCode::Failed, "The ONNX model could not be encoded.");
    return bytes;
}

void OnnxGraph::setInt(onnx::NodeProto& node, const std::string& name, std::int64_t value) {
    onnx::AttributeProto* const attribute = node.add_attribute();
    attribute->set_name(name);
    attribute->set_type(onnx::AttributeProto::INT);
    attribute->set_i(value);
}

void OnnxGraph::setFloat(onnx::NodeProto& node, const std::string& name, float value) {
    onnx::AttributeProto* const attribute = node.add_attribute();
    attribute->set_name(name);
    attribute->set_type(onnx::AttributeProto::FLOAT);
    attribute->set_f(value);
}

void OnnxGraph::setString(onnx::NodeProto& node, const std::string& name, const std::string& value) {
    onnx::AttributeProto* const attribute = node.add_attribute();
    attribute->set_name(name);
    attribute->set_type(onnx::AttributeProto::STRING);
    attribute->set_s(value);
}

void OnnxGraph::setInts(onnx::NodeProto& node, const std::string& name,
                        const std::vector<std::int64_t>& values) {
    onnx::AttributeProto* const attribute = node.add_attribute();
    attribute->set_name(name);
    attribute->set_type(onnx::AttributeProto::INTS);
    for (const std::int64_t value : values) attribute->add_ints(value);
}

}  // namespace quantelier
