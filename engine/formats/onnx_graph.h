// A little vocabulary for building ONNX graphs.
#pragma once

#include <onnx/onnx_pb.h>

#include <string>
#include <vector>

#include "engine/core/recipe.h"
#include "engine/formats/onnx_model.h"

namespace quantelier {

class OnnxGraph {
  public:
    explicit OnnxGraph(OnnxInput input = OnnxInput::Normalized, int opset = 13);

    /// Each adds an initializer and returns its name.
    std::string floats(const std::string& name, const std::vector<std::int64_t>& dims,
                       const std::vector<float>& values);
    std::string int8s(const std::string& name, const std::vector<std::int64_t>& dims,
                      const std::vector<std::int8_t>& values);
    std::string int32s(const std::string& name, const std::vector<std::int64_t>& dims,
                       const std::vector<std::int32_t>& values);

    std::string int64s(const std::string& name, const std::vector<std::int64_t>& dims,
                       const std::vector<std::int64_t>& values);
    std::string uint64s(const std::string& name, const std::vector<std::int64_t>& dims,
                        const std::vector<std::uint64_t>& values);

    /// Adds a node with one output and returns it for its attributes.
    onnx::NodeProto& node(const std::string& op, const std::vector<std::string>& inputs,
                          const std::string& output);

    /// 2 x 2, stride 2.
    onnx::NodeProto& maxPool(const std::string& input, const std::string& output);

    /// Returns the name of the activated value: NAME.r, or `input` where there is no activation.
    std::string activate(const std::string& name, const std::string& input, Activation activation);

    /// Gives every node without a name that of its output.
    void nameNodes();

    /// The whole model, with output "logits" (N,10).
    std::string encode() const;

    static void setInt(onnx::NodeProto& node, const std::string& name, std::int64_t value);
    static void setFloat(onnx::NodeProto& node, const std::string& name, float value);
    static void setString(onnx::NodeProto& node, const std::string& name, const std::string& value);
    static void setInts(onnx::NodeProto& node, const std::string& name,
                        const std::vector<std::int64_t>& values);

  private:
    std::string raw(const std::string& name, const std::vector<std::int64_t>& dims, int type,
                    std::string bytes);

    onnx::ModelProto m_model;
};

inline constexpr const char* kOnnxInput = "x";  // (N,1,32,32), normalized: input, or made from pixels
inline constexpr const char* kOnnxPixels = "pixels";
inline constexpr const char* kOnnxOutput = "logits";

}  // namespace quantelier
