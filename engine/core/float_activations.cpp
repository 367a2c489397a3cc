#include "engine/core/float_activations.h"

#include <algorithm>

#include "engine/core/normalization.h"

namespace quantelier {

namespace {

float activated(float value, Activation activation) {
    if (activation == Activation::None) return value;
    const float positive = std::max(value, 0.0f);
    return activation == Activation::Relu6 ? std::min(positive, 6.0f) : positive;
}

// in (inputs,side,side), or (inputs) with side 1, to (outputs,out,out). A dense layer is a convolution of one
// pixel.
std::vector<float> forward(const FloatLayer& layer, const std::vector<float>& in, int side) {
    const int out = side - layer.kernel + 1;
    std::vector<float> result;
    result.reserve(static_cast<std::size_t>(layer.outputs * out * out));
    const float* weights = layer.weight.data();
    for (int o = 0; o < layer.outputs; ++o, weights += layer.weightsPerOutput())
        for (int y = 0; y < out; ++y)
            for (int x = 0; x < out; ++x) {
                float sum = layer.bias[static_cast<std::size_t>(o)];
                const float* w = weights;
                for (int c = 0; c < layer.inputs; ++c)
                    for (int row = 0; row < layer.kernel; ++row) {
                        const float* const from = in.data() + (c * side + y + row) * side + x;
                        for (int column = 0; column < layer.kernel; ++column) sum += *w++ * from[column];
                    }
                result.push_back(activated(sum, layer.activation));
            }
    return result;
}

// 2 x 2 max pooling of (channels,side,side).
std::vector<float> pooled(const std::vector<float>& in, int channels, int side) {
    std::vector<float> result;
    for (int c = 0; c < channels; ++c)
        for (int y = 0; y + 1 < side; y += 2)
            for (int x = 0; x + 1 < side; x += 2) {
                const float* const at = in.data() + (c * side + y) * side + x;
                result.push_back(std::max({at[0], at[1], at[side], at[side + 1]}));
            }
    return result;
}

}  // namespace

FloatActivations floatActivations(const FloatNetwork& network, const std::uint8_t* pixels) {
    std::vector<float> in;
    for (int i = 0; i < kInputSize * kInputSize; ++i) in.push_back(normalizationTable()[pixels[i]]);
    FloatActivations outputs;
    int side = kInputSize;
    for (std::size_t i = 0; i < outputs.size(); ++i) {
        const FloatLayer& layer = network.layers[i];
        const bool convolution = i < kConvolutionCount;
        if (!convolution) side = 1;
        outputs[i] = forward(layer, in, side);
        if (!convolution) {
            in = outputs[i];
            continue;
        }
        side -= layer.kernel - 1;
        in = pooled(outputs[i], layer.outputs, side);
        side /= 2;
    }
    return outputs;
}

}  // namespace quantelier
