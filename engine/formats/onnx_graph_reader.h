// Checked access to the tensors of an ONNX graph that came from a file.
#pragma once

#include <fmt/format.h>
#include <onnx/onnx_pb.h>

#include <cstring>
#include <map>
#include <string>
#include <vector>

#include "engine/core/qparams.h"

namespace quantelier {

inline constexpr std::int64_t kMostOnnxBytes = 512 << 20;  // far beyond any LeNet

/// Throws Error(BadInput) if the file is missing, too large, or no ONNX model with a graph.
onnx::ModelProto parseOnnxFile(const std::string& path);

/// Every call throws Error(BadInput) that names the file where a tensor is missing, misshapen or of another
/// type.
class OnnxGraphReader {
  public:
    OnnxGraphReader(std::string path, const onnx::GraphProto& graph);

    [[noreturn]] void bad(const std::string& what) const;

    template <typename T>
    std::vector<T> values(const std::string& name, int type) const {
        const std::string& bytes = checkedBytes(name, type, sizeof(T));
        std::vector<T> out(bytes.size() / sizeof(T));
        std::memcpy(out.data(), bytes.data(), bytes.size());
        return out;
    }
    std::vector<float> floats(const std::string& name) const;  ///< all finite
    std::vector<float> scales(const std::string& name) const;  ///< all above 0
    std::vector<std::int8_t> int8s(const std::string& name) const;
    std::vector<std::int64_t> dims(const std::string& name) const;

    /// The one scale and zero point of a QuantizeLinear.
    QParams qparams(const onnx::NodeProto& node) const;

    bool isWeight(const std::string& name) const { return m_tensors.count(name) != 0; }
    bool isInt8(const std::string& name) const;
    const onnx::GraphProto& graph() const { return m_graph; }

  private:
    const onnx::TensorProto& require(const std::string& name) const;
    const std::string& checkedBytes(const std::string& name, int type, std::size_t elementSize) const;

    std::string m_path;
    const onnx::GraphProto& m_graph;
    std::map<std::string, const onnx::TensorProto*> m_tensors;
};

}  // namespace quantelier
