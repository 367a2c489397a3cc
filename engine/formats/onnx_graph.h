// A little vocabulary for building ONNX graphs.
#pragma once

#include <onnx/onnx_pb.h>

#include <string>
#include <vector>

namespace quantelier {

class OnnxGraph {
  public:
    OnnxGraph();

    /// Each adds an initializer and returns its name.
    std::string floats(const std::string& name, const std::vector<std::int64_t>& dims,
                       const std::vector<float>& values);
    std::string int8s(const std::string& name, const std::vector<std::int64_t>& dims,
                      const std::vector<std::int8_t>& values);
    std::string int32s(const std::string& name, const std::vector<std::int64_t>& dims,
                       const std::vector<std::int32_t>& values);

    /// Adds a node with one output and returns it for its attributes.
    onnx::NodeProto& node(const std::string& op, const std::vector<std::string>& inputs,
                          const std::string& output);

    /// The whole model, with input "x" (N,1,32,32) and output "logits" (N,10).
    std::string encode() const;

    static void setInt(onnx::NodeProto& node, const std::string& name, std::int64_t value);
    static void setInts(onnx::NodeProto& node, const std::string& name,
                        const std::vector<std::int64_t>& values);

  private:
    std::string raw(const std::string& name, const std::vector<std::int64_t>& dims, int type,
                    std::string bytes);

    onnx::ModelProto m_model;
};

/// The codes that a grid has: all of int8, or fewer.
struct CodeLimits {
    int low = -128, high = 127;
};

inline constexpr const char* kOnnxInput = "x";
inline constexpr const char* kOnnxOutput = "logits";

}  // namespace quantelier
