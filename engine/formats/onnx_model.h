// ONNX files of the integer and of the float network, opset 13.
//
// The int8 file is in QDQ form: QuantizeLinear and DequantizeLinear pairs around float operators, int8
// weights, int32 biases. Input "x" float32 (N,1,32,32) normalized, or "pixels" uint8 (N,28,28); output
// "logits" float32 (N,10).
#pragma once

#include <optional>
#include <string>

#include "engine/core/float_network.h"
#include "engine/int8/network.h"

namespace quantelier {

/// What the graph takes: normalized 32 x 32 images, or the stored pixels with resize and normalization in the
/// graph.
enum class OnnxInput { Normalized, Pixels };

std::string encodeOnnxInt8(const int8::Network& network, OnnxInput input = OnnxInput::Normalized);

/// Batch norm is folded, as any inference engine would.
std::string encodeOnnxFloat(const FloatNetwork& network);

/// One of the two, read back.
struct OnnxModel {
    std::optional<int8::Network> int8;
    std::optional<FloatNetwork> floats;
};

/// Reads what the two writers write, with either input. Throws Error(BadInput) if the file is no ONNX model
/// or holds another graph.
OnnxModel readOnnxModel(const std::string& path);

}  // namespace quantelier
