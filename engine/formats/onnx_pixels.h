// What turns pixels into the network's input, as ONNX operators.
#pragma once

#include <string>

#include "engine/formats/onnx_graph.h"

namespace quantelier {

/// From "pixels" (N,28,28) u8 to "x" (N,1,32,32) f32: our resize and the normalization table, bit for bit.
/// ONNX's Resize rounds otherwise. Returns "x".
std::string addPixelInput(OnnxGraph& graph);

}  // namespace quantelier
