#include "engine/kernels/packed_floats.h"

#include <limits>

#include "engine/kernels/network_view.h"

namespace quantelier::kernels {

namespace {

constexpr int kPooled = kPooledSide[kConvolutions - 1] * kPooledSide[kConvolutions - 1];

// Weight of an output for input i in the packed order, which has channels last.
float weightAt(const FloatLayer& layer, std::size_t index, int output, int row, int column, int channel) {
    const int k = layer.kernel;
    int at = (channel * k + row) * k + column;
    if (index == kConvolutions) {  // reads what pooling left: (channels,5,5), here (5,5,channels)
        const int channels = layer.inputs / kPooled;
        at = channel % channels * kPooled + channel / channels;
    }
    return layer
        .weight[static_cast<std::size_t>(output) * layer.weightsPerOutput() + static_cast<std::size_t>(at)];
}

PackedLayer packed(const FloatLayer& layer, std::size_t index, int width) {
    constexpr float kInfinity = std::numeric_limits<float>::infinity();
    const bool convolution = index < kConvolutions, none = layer.activation == Activation::None;
    PackedLayer to;
    to.inChannels = layer.inputs;
    to.outputs = layer.outputs;
    to.windows = convolution && 2 * layer.outputs <= width ? 2 : 1;
    to.vectors = to.windows == 2 ? 1 : (layer.outputs + width - 1) / width;
    to.low = none ? -kInfinity : 0.0f;
    to.high = layer.activation == Activation::Relu6 ? 6.0f : kInfinity;
    const int lanes = to.vectors * width, columns = layer.kernel + to.windows - 1;
    to.bias.resize(static_cast<std::size_t>(lanes));
    to.weights.resize(static_cast<std::size_t>(layer.kernel * columns * layer.inputs * lanes));
    for (int lane = 0; lane < lanes; ++lane) {
        const int output = to.windows == 2 ? lane % (width / 2) : lane,
                  shift = to.windows == 2 ? lane / (width / 2) : 0;
        if (output >= layer.outputs) continue;
        to.bias[static_cast<std::size_t>(lane)] = layer.bias[static_cast<std::size_t>(output)];
        for (int row = 0; row < layer.kernel; ++row)
            for (int column = shift; column < shift + layer.kernel; ++column)
                for (int channel = 0; channel < layer.inputs; ++channel)
                    to.weights[static_cast<std::size_t>(
                        ((row * columns + column) * layer.inputs + channel) * lanes + lane)] =
                        weightAt(layer, index, output, row, column - shift, channel);
    }
    return to;
}

}  // namespace

PackedFloats::PackedFloats(const FloatNetwork& network, int width) {
    const FloatNetwork folded = foldBatchNorm(network);
    for (std::size_t i = 0; i < layers.size(); ++i) {
        layers[i] = packed(folded.layers[i], i, width);
        // A block's last vector may be stored whole, beyond the last output, and a window read beyond the
        // image.
        const int side = i == 0 ? kInputSize : i == 1 ? kPooledSide[0] : 1;
        values[i].resize(static_cast<std::size_t>(layers[i].inChannels * side * side + 4 * width));
    }
    values.back().resize(static_cast<std::size_t>(layers.back().vectors * width));
}

}  // namespace quantelier::kernels
