// A tensor's part in an ONNX file is told by the operator that takes it.
#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include "engine/formats/byte_budget.h"
#include "engine/formats/onnx_graph_reader.h"

namespace quantelier {

namespace {

constexpr int kWeightInput = 1, kBiasInput = 2;  // of Conv and Gemm

class OnnxBudget {
  public:
    explicit OnnxBudget(const onnx::GraphProto& graph) {
        for (const onnx::NodeProto& node : graph.node()) noteQuantization(node);
        for (const onnx::NodeProto& node : graph.node())
            if (node.op_type() == "Conv" || node.op_type() == "Gemm") noteLinear(node);
        for (const onnx::TensorProto& tensor : graph.initializer()) add(tensor);
    }

    const ByteBudget& budget() const { return m_budget; }

  private:
    // Remembers which value each rounded or dequantized one comes from.
    void noteQuantization(const onnx::NodeProto& node) {
        const bool pair = node.op_type() == "QuantizeLinear" || node.op_type() == "DequantizeLinear";
        if (!pair && node.op_type() != "AscendDequant") return;
        for (int i = 1; i < node.input_size(); ++i) m_scales.insert(node.input(i));
        if (pair && node.input_size() > 0 && node.output_size() > 0) m_source[node.output(0)] = node.input(0);
    }

    void noteLinear(const onnx::NodeProto& node) {
        if (node.input_size() > kWeightInput) m_weights.insert(origin(node.input(kWeightInput)));
        if (node.input_size() > kBiasInput) m_biases.insert(origin(node.input(kBiasInput)));
    }

    std::string origin(std::string name) const {
        constexpr int kMostSteps = 8;  // twice what any of our files has
        for (int steps = 0; steps < kMostSteps; ++steps) {
            const auto it = m_source.find(name);
            if (it == m_source.end()) break;
            name = it->second;
        }
        return name;
    }

    void add(const onnx::TensorProto& tensor) {
        const auto bytes = static_cast<std::int64_t>(tensor.raw_data().size());
        std::int64_t count = 1;
        for (const std::int64_t dim : tensor.dims())
            count = dim > 0 && count <= kMostOnnxBytes ? count * std::min(dim, kMostOnnxBytes) : 0;
        if (m_weights.count(tensor.name()))
            m_budget.weights += bytes;
        else if (m_biases.count(tensor.name()))
            m_budget.biases += bytes;
        else if (m_scales.count(tensor.name()))
            m_budget.scales += bytes;
        if (m_weights.count(tensor.name()) || m_biases.count(tensor.name()))
            m_budget.parameters += std::min(count, bytes);
    }

    std::map<std::string, std::string> m_source;
    std::set<std::string> m_weights, m_biases, m_scales;
    ByteBudget m_budget;
};

}  // namespace

ByteBudget onnxBudget(const std::string& path) {
    const onnx::ModelProto model = parseOnnxFile(path);
    ByteBudget budget = OnnxBudget(model.graph()).budget();
    budget.graph = static_cast<std::int64_t>(std::filesystem::file_size(path)) - budget.total();
    return budget;
}

}  // namespace quantelier
