// What tells two integer networks apart.
#pragma once

#include <QString>

#include "engine/int8/network.h"

namespace quantelier::test {

/// The first field in which two networks differ, or nothing.
inline QString difference(const int8::Network& a, const int8::Network& b) {
    if (a.input.scale != b.input.scale || a.input.zeroPoint != b.input.zeroPoint) return "input";
    if (a.inputCodeMin != b.inputCodeMin || a.inputCodeMax != b.inputCodeMax) return "input codes";
    for (std::size_t i = 0; i < kLayerCount; ++i) {
        const int8::Layer &x = a.layers[i], &y = b.layers[i];
        const QString name = QString::fromStdString(x.name) + " ";
        if (x.name != y.name) return name + "name";
        if (x.convolution != y.convolution || x.kernel != y.kernel) return name + "kind";
        if (x.inChannels != y.inChannels || x.inHeight != y.inHeight || x.inWidth != y.inWidth ||
            x.outChannels != y.outChannels)
            return name + "shape";
        if (x.activation != y.activation) return name + "activation";
        if (x.weight != y.weight) return name + "weight";
        if (x.weightScale != y.weightScale) return name + "weightScale";
        if (x.weightZeroPoint != y.weightZeroPoint) return name + "weightZeroPoint";
        if (x.bias != y.bias) return name + "bias";
        if (x.multiplier != y.multiplier) return name + "multiplier";
        if (x.input.scale != y.input.scale || x.input.zeroPoint != y.input.zeroPoint) return name + "input";
        if (x.output.scale != y.output.scale || x.output.zeroPoint != y.output.zeroPoint)
            return name + "output";
        if (x.codeMin != y.codeMin || x.codeMax != y.codeMax) return name + "codes";
    }
    return {};
}

}  // namespace quantelier::test
