// Where fake quant and the integer engine first part.
#pragma once

#include <string>

#include "engine/core/dataset.h"
#include "engine/core/float_network.h"
#include "engine/int8/network.h"

namespace quantelier {

/// Runs both over image `index` of `test`, resized, and compares all codes: "input" or the name of the first
/// layer with a differing one, or empty where none differs. `integer` is the lowering of `quant`.
std::string firstDifferingLayer(const QuantNetwork& quant, const int8::Network& integer, const Dataset& test,
                                std::int64_t index);

}  // namespace quantelier
