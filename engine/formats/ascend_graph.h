// What Ascend's two ONNX forms share: the layers of a LeNet around what each form makes of one layer's
// weights.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "engine/formats/onnx_graph.h"
#include "engine/int8/network.h"

namespace quantelier {

/// Adds quantization, Conv or Gemm, and what gives the float value `output`, to the float value `x`.
using AscendLayer = std::function<void(OnnxGraph& graph, const int8::Layer& layer, const std::string& x,
                                       const std::string& output)>;

/// The whole file. Throws Error(Usage) with ascendRefusal's sentence.
std::string encodeAscendGraph(const int8::Network& network, int opset, const AscendLayer& addLayer);

/// Conv with every attribute spelled out, for Ascend's parsers have other defaults than ONNX; or Gemm.
onnx::NodeProto& addAscendLinear(OnnxGraph& graph, const int8::Layer& layer,
                                 const std::vector<std::string>& inputs, const std::string& output);

/// What one step of the accumulators stands for: a float32 for each weight scale.
std::vector<float> accumulatorScales(const int8::Layer& layer);

}  // namespace quantelier
