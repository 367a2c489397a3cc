// What differs from network to network in a C export: its weights, constants and buffer sizes.
#pragma once

#include <cstdint>
#include <string>

#include "engine/core/export_format.h"
#include "engine/int8/network.h"

namespace quantelier {

/// A float32 as significand * 2^exponent. Exponents below -128 become -128: a product of an accumulator with
/// so small a number rounds to 0 either way.
struct FixedMultiplier {
    std::int32_t significand = 0;  ///< 24 bits and a sign
    std::int8_t exponent = 0;
};
FixedMultiplier fixedMultiplier(float multiplier);

/// lenet_tables.h: buffer sizes, and the scales of input and output.
std::string cTablesHeader(const int8::Network& network);

/// lenet_tables.c: every constant array and the five layers.
std::string cTables(const int8::Network& network, Requantization requantization);

}  // namespace quantelier
