#include "engine/formats/onnx_graph.h"

#include "engine/core/error.h"
#include "engine/core/recipe.h"

namespace quantelier {

namespace {

template <typename T>
std::string bytesOf(const std::vector<T>& values) {
    return {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T)};
}

void describe(onnx::ValueInfoProto& info, const char* name, const std::vector<std::int64_t>& dims) {
    info.set_name(name);
    onnx::TypeProto_Tensor* const tensor = info.mutable_type()->mutable_tensor_type();
    tensor->set_elem_type(onnx::TensorProto::FLOAT);
    tensor->mutable_shape()->add_dim()->set_dim_param("N");  // the batch is free
    for (const std::int64_t dim : dims) tensor->mutable_shape()->add_dim()->set_dim_value(dim);
}

}  // namespace

OnnxGraph::OnnxGraph() {
    m_model.set_ir_version(7);
    m_model.set_producer_name("quantelier");
    m_model.add_opset_import()->set_version(13);
    m_model.mutable_graph()->set_name("lenet");
    describe(*m_model.mutable_graph()->add_input(), kOnnxInput, {1, kInputSize, kInputSize});
    describe(*m_model.mutable_graph()->add_output(), kOnnxOutput, {kClassCount});
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

onnx::NodeProto& OnnxGraph::node(const std::string& op, const std::vector<std::string>& inputs,
                                 const std::string& output) {
    onnx::NodeProto* const node = m_model.mutable_graph()->add_node();
    node->set_op_type(op);
    for (const std::string& input : inputs) node->add_input(input);
    node->add_output(output);
    return *node;
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

void OnnxGraph::setInts(onnx::NodeProto& node, const std::string& name,
                        const std::vector<std::int64_t>& values) {
    onnx::AttributeProto* const attribute = node.add_attribute();
    attribute->set_name(name);
    attribute->set_type(onnx::AttributeProto::INTS);
    for (const std::int64_t value : values) attribute->add_ints(value);
}

}  // namespace quantelier
