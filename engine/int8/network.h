// The integer network: what a device would run. Its semantics are written in
// resources/manual/integer-arithmetic.md.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/core/qparams.h"
#include "engine/core/recipe.h"
#include "engine/int8/packed_weights.h"

namespace quantelier::int8 {

/// One fusion block on integers. A convolution (valid, stride 1) is followed by 2 x 2 max pooling.
///   acc = sum((x - input.zeroPoint) * (w - weightZeroPoint)) + bias
///   y   = clamp(rint(float(acc) * multiplier) + output.zeroPoint, codeMin, codeMax)
struct Layer {
    std::string name;
    bool convolution = false;
    int inChannels = 0, inHeight = 1, inWidth = 1;
    int outChannels = 0;
    int kernel = 1;
    Activation activation = Activation::None;  ///< what codeMin and codeMax stand for
    PackedWeights weight;                      // (outChannels, inChannels, kernel, kernel)
    std::vector<float> weightScale;            // 1 or outChannels
    std::vector<std::int8_t> weightZeroPoint;  // as weightScale
    std::vector<std::int32_t> bias;            // outChannels, or empty
    std::vector<float> multiplier;             // as weightScale: (input.scale * weightScale) / output.scale
    QParams input, output;
    int codeMin = -128, codeMax = 127;  ///< the activation, as a clamp on output codes

    int outHeight() const { return inHeight - kernel + 1; }  ///< before pooling
    int outWidth() const { return inWidth - kernel + 1; }
    std::size_t weightsPerOutput() const { return weight.size() / static_cast<std::size_t>(outChannels); }
    std::size_t scaleIndex(int channel) const {
        return weightScale.size() == 1 ? 0 : static_cast<std::size_t>(channel);
    }
};

struct Network {
    QParams input;
    int inputCodeMin = -128, inputCodeMax = 127;
    std::array<Layer, kLayerCount> layers;

    const QParams& output() const { return layers.back().output; }
};

/// Bytes of the integers alone: packed weights, int32 biases, one float32 multiplier and one zero point per
/// scale.
struct Payload {
    std::int64_t weights = 0, biases = 0, scales = 0;
    std::int64_t bytes() const { return weights + biases + scales; }
};
Payload payload(const Network& network);

/// Derives multiplier, codeMin and codeMax from the scales, the activation and the output's grid.
void completeLayer(Layer& layer, const QuantSpec& outputSpec);

/// Largest |acc| that any input can cause in this layer.
std::int64_t accumulatorBound(const Layer& layer, int inputCodeMin, int inputCodeMax);

/// Whether that bound fits int32: lowering and the readers refuse networks where it does not.
bool accumulatorFits(const Layer& layer, int inputCodeMin, int inputCodeMax);

/// Whether the multipliers and the output's scale are finite: otherwise an accumulator of 0 would give no
/// number.
bool scalesAreFinite(const Layer& layer);

/// Whether two networks hold the same numbers, and so give the same codes for every image. How many bits the
/// weights are stored in does not matter.
bool computeAlike(const Network& a, const Network& b);

}  // namespace quantelier::int8
