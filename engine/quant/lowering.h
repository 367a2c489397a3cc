// From a trained quantization-aware network to the integer network.
#pragma once

#include "engine/core/float_network.h"
#include "engine/core/quant_report.h"
#include "engine/int8/network.h"

namespace quantelier {

/// Uses the trained ranges as they are. Throws Error(Failed) if an accumulator or a bias could leave int32,
/// or a scale float32.
int8::Network lower(const QuantNetwork& network);

/// What the integer grid does to each layer's weights and outputs: input, conv1, conv2, fc1, fc2, fc3.
QuantReport quantReport(const QuantNetwork& network);

}  // namespace quantelier
