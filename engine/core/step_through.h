// One output of the integer network, number by number, with the same sum in float beside it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/core/qparams.h"
#include "engine/core/recipe.h"

namespace quantelier {

/// An output before pooling. `layer` is 1 (conv1) to kLayerCount (fc3, whose channels are the logits); rows
/// and columns of dense layers are 0.
struct OutputPlace {
    int layer = 1, channel = 0, row = 0, column = 0;

    bool operator==(const OutputPlace& o) const {
        return layer == o.layer && channel == o.channel && row == o.row && column == o.column;
    }
};

/// One of the products of a sum: of the input at (channel, row, column) of what the layer reads.
struct StepProduct {
    int channel = 0, row = 0, column = 0;
    int input = 0, weight = 0;                    ///< codes
    std::int32_t product = 0;                     ///< (input - zero point) * (weight - zero point)
    float inputValue = 0.0f, weightValue = 0.0f;  ///< in float
};

struct StepThrough {
    OutputPlace place;
    std::string layer;
    bool convolution = false;
    int kernel = 1, inChannels = 0;
    Activation activation = Activation::None;

    std::vector<StepProduct> products;  ///< (inChannels, kernel, kernel)
    QParams input;
    int weightZeroPoint = 0;
    float weightScale = 0.0f;

    std::int64_t productSum = 0;
    std::int32_t bias = 0;
    bool hasBias = false;
    std::int32_t accumulator = 0;  ///< productSum + bias
    float multiplier = 0.0f;       ///< input.scale * weightScale / output.scale
    float scaled = 0.0f;           ///< float(accumulator) * multiplier
    float rounded = 0.0f;          ///< to the nearest whole number, ties to even
    QParams output;
    float shifted = 0.0f;  ///< rounded + output.zeroPoint
    int codeMin = -128, codeMax = 127;
    int code = 0;            ///< shifted, clamped
    double codeValue = 0.0;  ///< output.scale * (code - output.zeroPoint)

    double floatProducts = 0.0, floatBias = 0.0, floatSum = 0.0;
    double floatOutput = 0.0;  ///< after the activation

    double apart() const { return codeValue - floatOutput; }
    double apartSteps() const { return apart() / double(output.scale); }
};

/// Indices of the `count` products that are largest without their sign, the largest first.
std::vector<std::size_t> largestProducts(const StepThrough& step, std::size_t count);

}  // namespace quantelier
