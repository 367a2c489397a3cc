// Random networks that TFLite can carry.
#pragma once

#include "tests/support/random_networks.h"

namespace quantelier::test {

/// A random network whose 8-bit weights leave -128 out, as TFLite's must. Its weights have no zero points.
inline int8::Network randomNarrowNetwork(std::mt19937& random, const IntegerOptions& options) {
    int8::Network network = randomIntegerNetwork(random, options);
    for (int8::Layer& layer : network.layers) {
        std::vector<std::int8_t> codes = layer.weight.codes();
        for (std::int8_t& code : codes) code = std::max<std::int8_t>(code, -127);
        layer.weight = int8::PackedWeights(codes, layer.weight.bits());
    }
    return network;
}

}  // namespace quantelier::test
