#include "engine/core/float_inference.h"

#include <algorithm>

#include "engine/core/normalization.h"

namespace quantelier {

double activated(double value, Activation activation) {
    if (activation == Activation::None) return value;
    const double positive = std::max(value, 0.0);
    return activation == Activation::Relu6 ? std::min(positive, 6.0) : positive;
}

namespace {

// in (inputs, side, side), or (inputs, 1, 1) for dense layers; returns (outputs, side - kernel + 1, ...).
std::vector<float> forward(const FloatLayer& layer, const std::vector<float>& in, int side) {
    const int outSide = side - layer.kernel + 1;
    const std::size_t perOutput = layer.weightsPerOutput();
    std::vector<float> out;
    for (int o = 0; o < layer.outputs; ++o)
        for (int y = 0; y < outSide; ++y)
            for (int x = 0; x < outSide; ++x) {
                const float* weight = layer.weight.data() + static_cast<std::size_t>(o) * perOutput;
                double sum = layer.bias.empty() ? 0.0 : double(layer.bias[static_cast<std::size_t>(o)]);
                for (int i = 0; i < layer.inputs; ++i)
                    for (int ky = 0; ky < layer.kernel; ++ky)
                        for (int kx = 0; kx < layer.kernel; ++kx)
                            sum += double(*weight++) *
                                   double(in[static_cast<std::size_t>((i * side + y + ky) * side + x + kx)]);
                out.push_back(static_cast<float>(activated(sum, layer.activation)));
            }
    return out;
}

// in (channels, side, side) to (channels, side/2, side/2).
std::vector<float> maxPool(const std::vector<float>& in, int channels, int side) {
    std::vector<float> out;
    for (int c = 0; c < channels; ++c)
        for (int y = 0; y + 1 < side; y += 2)
            for (int x = 0; x + 1 < side; x += 2) {
                const float* p = in.data() + (c * side + y) * side + x;
                out.push_back(std::max(std::max(p[0], p[1]), std::max(p[side], p[side + 1])));
            }
    return out;
}

}  // namespace

LayerValues floatLayerValues(const FloatNetwork& folded, const std::uint8_t* pixels) {
    LayerValues values;
    for (int i = 0; i < kInputSize * kInputSize; ++i) values[0].push_back(normalizationTable()[pixels[i]]);
    std::vector<float> in = values[0];
    int side = kInputSize;
    for (std::size_t i = 0; i < folded.layers.size(); ++i) {
        const FloatLayer& layer = folded.layers[i];
        const bool convolution = layer.kernel > 1;
        values[i + 1] = forward(layer, in, convolution ? side : 1);
        if (!convolution) {
            in = values[i + 1];
            continue;
        }
        side = side - layer.kernel + 1;
        in = maxPool(values[i + 1], layer.outputs, side);
        side /= 2;
    }
    return values;
}

}  // namespace quantelier
