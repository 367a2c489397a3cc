#include "engine/int8/reference_kernels.h"

#include <algorithm>
#include <cmath>

namespace quantelier::int8 {

std::int8_t requantize(std::int32_t accumulator, float multiplier, const Layer& layer) {
    const float code = std::nearbyint(static_cast<float>(accumulator) * multiplier) +
                       static_cast<float>(layer.output.zeroPoint);
    return static_cast<std::int8_t>(
        std::clamp(code, static_cast<float>(layer.codeMin), static_cast<float>(layer.codeMax)));
}

namespace {

// Sum over the window of output pixel (y, x) of one channel. A dense layer is a 1 x 1 convolution of a 1 x 1
// image.
std::int32_t accumulate(const Layer& layer, const std::int8_t* weight, const std::int8_t* in, int channel,
                        int y, int x) {
    const std::int32_t inputZero = layer.input.zeroPoint;
    const std::int32_t weightZero = layer.weightZeroPoint[layer.scaleIndex(channel)];
    weight += static_cast<std::size_t>(channel) * layer.weightsPerOutput();
    std::int32_t sum = layer.bias.empty() ? 0 : layer.bias[static_cast<std::size_t>(channel)];
    for (int i = 0; i < layer.inChannels; ++i)
        for (int ky = 0; ky < layer.kernel; ++ky) {
            const std::int8_t* row = in + (i * layer.inHeight + y + ky) * layer.inWidth + x;
            for (int kx = 0; kx < layer.kernel; ++kx) sum += (row[kx] - inputZero) * (*weight++ - weightZero);
        }
    return sum;
}

}  // namespace

void layerForward(const Layer& layer, const std::int8_t* weight, const std::int8_t* in, std::int8_t* out) {
    for (int c = 0; c < layer.outChannels; ++c) {
        const float multiplier = layer.multiplier[layer.scaleIndex(c)];
        for (int y = 0; y < layer.outHeight(); ++y)
            for (int x = 0; x < layer.outWidth(); ++x)
                *out++ = requantize(accumulate(layer, weight, in, c, y, x), multiplier, layer);
    }
}

void layerSums(const Layer& layer, const std::int8_t* weight, const std::int8_t* in, std::int32_t* out) {
    for (int c = 0; c < layer.outChannels; ++c)
        for (int y = 0; y < layer.outHeight(); ++y)
            for (int x = 0; x < layer.outWidth(); ++x) *out++ = accumulate(layer, weight, in, c, y, x);
}

void maxPool(int channels, int height, int width, const std::int8_t* in, std::int8_t* out) {
    for (int c = 0; c < channels; ++c)
        for (int y = 0; y + 1 < height; y += 2)
            for (int x = 0; x + 1 < width; x += 2) {
                const std::int8_t* p = in + (c * height + y) * width + x;
                *out++ = std::max(std::max(p[0], p[1]), std::max(p[width], p[width + 1]));
            }
}

}  // namespace quantelier::int8
