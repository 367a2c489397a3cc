// TensorFlow Lite files of the integer network: int8 from end to end.
//
// Input "x" int8 (N,32,32,1), NHWC, the codes of normalized pixels by its scale and zero point; output
// "logits" int8 (N,10). Dense layers are convolutions, because only those have a weight scale per channel in
// every runtime: fc1 over the whole pooled map, fc2 and fc3 over 1 x 1.
#pragma once

#include <string>

#include "engine/int8/network.h"

namespace quantelier {

/// One sentence that says why TFLite's kernels cannot carry this network, or empty where they can.
std::string tfliteRefusal(const int8::Network& network);

/// The same network gives the same bytes. Weights below 8 bits are stored as int8. Throws Error(Usage) with
/// the refusal.
std::string encodeTflite(const int8::Network& network);

/// Reads what the writer writes. Throws Error(BadInput) if the file is no TFLite model or holds another one.
int8::Network readTflite(const std::string& path);

}  // namespace quantelier
