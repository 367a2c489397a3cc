// Quantization-aware networks of random weights and ranges.
#pragma once

#include "tests/support/random_networks.h"

namespace quantelier::test {

inline QuantNetwork randomQuant(std::mt19937& random, const NetworkOptions& options, bool perChannel) {
    QuantNetwork q;
    q.network = randomFloatNetwork(random, options);
    q.ranges.input = {-0.4f, 2.8f};
    for (std::size_t i = 0; i < kLayerCount; ++i) {
        for (int c = 0; c < (perChannel ? q.network.layers[i].outputs : 1); ++c) {
            const float half = float(1 + random() % 1000) / 1000.0f;
            q.ranges.weights[i].push_back({-half, half});
        }
        q.ranges.outputs[i] = {0.0f, float(1 + random() % 1000) / 100.0f};
    }
    return q;
}

}  // namespace quantelier::test
