// ONNX files for Huawei's Ascend: the graph that ATC compiles, and the one that AMCT makes it from. What the
// tools accept is in resources/manual/ascend.md.
//
// Both take "x" float32 (N,1,32,32) normalized and give "logits" float32 (N,10) straight from the last
// accumulators: the 8-bit grid of the output is not in them.
#pragma once

#include <string>

#include "engine/int8/network.h"

namespace quantelier {

/// Why Ascend cannot carry the network, and the preset that makes one it can; empty where it can.
std::string ascendRefusal(const int8::Network& network);

/// Opset 11: AscendQuant, int8 Conv or Gemm with the plain int32 bias, AscendDequant; activations and pooling
/// in float. ATC adds what the inputs' zero points need to the biases by itself. Throws Error(Usage) with
/// ascendRefusal's sentence.
std::string encodeAscendDeploy(const int8::Network& network);

/// Opset 13: QuantizeLinear and DequantizeLinear pairs on the inputs and on the float weights of every layer,
/// for AMCT's convert_qat_model. Throws as encodeAscendDeploy.
std::string encodeAscendQat(const int8::Network& network);

}  // namespace quantelier
