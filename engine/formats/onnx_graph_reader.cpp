#include "engine/formats/onnx_graph_reader.h"

#include <cmath>

#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/formats/protobuf_structure.h"

namespace quantelier {

onnx::ModelProto parseOnnxFile(const std::string& path) {
    const auto bad = [&](const std::string& what) {
        throw Error(ErrorCode::BadInput, fmt::format("{}: {}", fileName(path), what));
    };
    const std::string bytes = readFile(path, kMostOnnxBytes);
    const std::size_t structure =
        structureBytes(bytes, {onnx::ModelProto::kGraphFieldNumber, onnx::GraphProto::kInitializerFieldNumber,
                               onnx::TensorProto::kRawDataFieldNumber});
    if (structure > kMostStructureBytes)
        bad(fmt::format("expected an ONNX model of a LeNet, found {} bytes that are no values", structure));
    onnx::ModelProto model;
    if (!model.ParseFromString(bytes) || !model.has_graph() || model.graph().node_size() == 0)
        bad("expected an ONNX model, found something else");
    return model;
}

OnnxGraphReader::OnnxGraphReader(std::string path, const onnx::GraphProto& graph)
    : m_path(std::move(path)), m_graph(graph) {
    for (const onnx::TensorProto& tensor : graph.initializer()) m_tensors.emplace(tensor.name(), &tensor);
    for (const onnx::NodeProto& node : graph.node())
        if (node.input_size() == 0 || node.output_size() != 1)
            bad(fmt::format("its operator {} has {} inputs and {} outputs", node.op_type(), node.input_size(),
                            node.output_size()));
}

void OnnxGraphReader::bad(const std::string& what) const {
    throw Error(ErrorCode::BadInput, fmt::format("{}: {}", fileName(m_path), what));
}

const std::string& OnnxGraphReader::checkedBytes(const std::string& name, int type,
                                                 std::size_t elementSize) const {
    const onnx::TensorProto& tensor = require(name);
    if (tensor.data_type() != type)
        bad(fmt::format("{} has data type {}, expected {}", name, tensor.data_type(), type));
    if (tensor.data_location() == onnx::TensorProto::EXTERNAL)
        bad(fmt::format("{} is in another file, which is not opened", name));
    std::uint64_t count = 1;
    for (const std::int64_t dim : tensor.dims()) {
        if (dim < 1 || static_cast<std::uint64_t>(dim) > kMostOnnxBytes / count)
            bad(fmt::format("{} has an impossible shape", name));
        count *= static_cast<std::uint64_t>(dim);
    }
    if (tensor.raw_data().size() != count * elementSize)
        bad(fmt::format("{} needs {} bytes, found {}", name, count * elementSize, tensor.raw_data().size()));
    return tensor.raw_data();
}

std::vector<float> OnnxGraphReader::floats(const std::string& name) const {
    std::vector<float> out = values<float>(name, onnx::TensorProto::FLOAT);
    for (const float value : out)
        if (!std::isfinite(value)) bad(fmt::format("{} holds a value that is not finite", name));
    return out;
}

std::vector<float> OnnxGraphReader::scales(const std::string& name) const {
    std::vector<float> out = floats(name);
    for (const float value : out)
        if (!(value > 0.0f)) bad(fmt::format("{} holds the scale {}, expected above 0", name, value));
    return out;
}

std::vector<std::int8_t> OnnxGraphReader::int8s(const std::string& name) const {
    return values<std::int8_t>(name, onnx::TensorProto::INT8);
}

std::vector<std::int64_t> OnnxGraphReader::dims(const std::string& name) const {
    const onnx::TensorProto& tensor = require(name);
    return {tensor.dims().begin(), tensor.dims().end()};
}

QParams OnnxGraphReader::qparams(const onnx::NodeProto& node) const {
    if (node.input_size() != 3)
        bad(fmt::format("{} has {} inputs, expected 3", node.op_type(), node.input_size()));
    const std::vector<float> scale = scales(node.input(1));
    const std::vector<std::int8_t> zero = int8s(node.input(2));
    if (scale.size() != 1 || zero.size() != 1) bad(fmt::format("{} is not a single scale", node.input(1)));
    return {scale[0], zero[0]};
}

bool OnnxGraphReader::isInt8(const std::string& name) const {
    const auto it = m_tensors.find(name);
    return it != m_tensors.end() && it->second->data_type() == onnx::TensorProto::INT8;
}

const onnx::TensorProto& OnnxGraphReader::require(const std::string& name) const {
    const auto it = m_tensors.find(name);
    if (it == m_tensors.end()) bad(fmt::format("it has no tensor '{}'", name));
    return *it->second;
}

}  // namespace quantelier
