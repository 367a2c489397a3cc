// Grids of fewer codes than int8 has.
#pragma once

#include "engine/int8/network.h"

namespace quantelier {

/// The codes that a grid has: all of int8, or fewer.
struct CodeLimits {
    int low = -128, high = 127;
    bool isInt8() const { return low <= -128 && high >= 127; }
};

/// Limits of a layer's output codes that neither int8 nor its activation sets.
inline CodeLimits outputLimits(const int8::Layer& layer) {
    int8::Layer full = layer;
    int8::completeLayer(full, QuantSpec{});
    return {layer.codeMin > full.codeMin ? layer.codeMin : CodeLimits{}.low,
            layer.codeMax < full.codeMax ? layer.codeMax : CodeLimits{}.high};
}

/// Limits of the network's input codes.
inline CodeLimits inputLimits(const int8::Network& network) {
    return {network.inputCodeMin, network.inputCodeMax};
}

}  // namespace quantelier
