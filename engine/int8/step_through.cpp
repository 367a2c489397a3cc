#include "engine/int8/step_through.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/core/error.h"
#include "engine/core/float_inference.h"
#include "engine/int8/inference.h"

namespace quantelier::int8 {

ImageActivations activations(const Network& network, const FloatNetwork& folded, const std::uint8_t* pixels) {
    LayerCodes codes = Inference(network).layerCodes(pixels);
    LayerValues values = floatLayerValues(folded, pixels);
    ImageActivations image;
    image.layers[0].name = "input";
    image.layers[0].channels = 1;
    image.layers[0].height = image.layers[0].width = kInputSize;
    image.layers[0].grid = network.input;
    image.layers[0].codeMin = network.inputCodeMin;
    image.layers[0].codeMax = network.inputCodeMax;
    for (std::size_t i = 0; i < network.layers.size(); ++i) {
        const Layer& layer = network.layers[i];
        image.layers[i + 1] = {layer.name,
                               layer.outChannels,
                               layer.outHeight(),
                               layer.outWidth(),
                               layer.output,
                               layer.codeMin,
                               layer.codeMax,
                               {},
                               {}};
    }
    for (std::size_t i = 0; i < image.layers.size(); ++i) {
        image.layers[i].codes = std::move(codes[i]);
        image.layers[i].floats = std::move(values[i]);
    }
    return image;
}

namespace {

void requireOutput(const Network& network, const OutputPlace& place) {
    if (place.layer < 1 || place.layer > kLayerCount)
        throw Error(ErrorCode::Usage,
                    fmt::format("layer {}: expected 1 to {}", place.layer, int(kLayerCount)));
    const Layer& layer = network.layers[static_cast<std::size_t>(place.layer - 1)];
    const auto require = [&](const char* what, int value, int count) {
        if (value < 0 || value >= count)
            throw Error(ErrorCode::Usage,
                        fmt::format("{}: {} {}: expected 0 to {}", layer.name, what, value, count - 1));
    };
    require("channel", place.channel, layer.outChannels);
    require("row", place.row, layer.outHeight());
    require("column", place.column, layer.outWidth());
}

// The products in the order in which the engine adds them up.
void addProducts(StepThrough& step, const Layer& layer, const FloatLayer& floats,
                 const LayerActivations& in) {
    const std::size_t first = static_cast<std::size_t>(step.place.channel) * layer.weightsPerOutput();
    for (int c = 0; c < layer.inChannels; ++c)
        for (int ky = 0; ky < layer.kernel; ++ky)
            for (int kx = 0; kx < layer.kernel; ++kx) {
                StepProduct product;
                product.channel = c;
                product.row = step.place.row + ky;
                product.column = step.place.column + kx;
                // Dense layers read maps as one long row.
                const std::size_t place =
                    layer.convolution ? in.at(c, product.row, product.column) : static_cast<std::size_t>(c);
                const std::size_t weight = first + step.products.size();
                product.input = in.codes[place];
                product.weight = layer.weight[weight];
                product.product =
                    (product.input - layer.input.zeroPoint) * (product.weight - step.weightZeroPoint);
                product.inputValue = in.floats[place];
                product.weightValue = floats.weight[weight];
                step.productSum += product.product;
                step.floatProducts += double(product.inputValue) * double(product.weightValue);
                step.products.push_back(product);
            }
}

// From the sum to the code, as requantize() does it in one go.
void addSteps(StepThrough& step, const Layer& layer) {
    step.scaled = static_cast<float>(step.accumulator) * step.multiplier;
    step.rounded = std::nearbyint(step.scaled);
    step.shifted = step.rounded + static_cast<float>(layer.output.zeroPoint);
    step.code = static_cast<int>(
        std::clamp(step.shifted, static_cast<float>(layer.codeMin), static_cast<float>(layer.codeMax)));
    step.codeValue = double(dequantize(step.code, layer.output));
}

}  // namespace

StepThrough stepThrough(const Network& network, const FloatNetwork& folded, const ImageActivations& image,
                        const OutputPlace& place) {
    requireOutput(network, place);
    const auto index = static_cast<std::size_t>(place.layer - 1);
    const auto channel = static_cast<std::size_t>(place.channel);
    const Layer& layer = network.layers[index];
    const FloatLayer& floats = folded.layers[index];
    StepThrough step;
    step.place = place;
    step.layer = layer.name;
    step.convolution = layer.convolution;
    step.kernel = layer.kernel;
    step.inChannels = layer.inChannels;
    step.activation = layer.activation;
    step.input = layer.input;
    step.output = layer.output;
    step.codeMin = layer.codeMin;
    step.codeMax = layer.codeMax;
    step.weightZeroPoint = layer.weightZeroPoint[layer.scaleIndex(place.channel)];
    step.weightScale = layer.weightScale[layer.scaleIndex(place.channel)];
    step.multiplier = layer.multiplier[layer.scaleIndex(place.channel)];
    addProducts(step, layer, floats, layerInput(image, static_cast<std::size_t>(place.layer)));
    step.hasBias = !layer.bias.empty();
    step.bias = step.hasBias ? layer.bias[channel] : 0;
    step.accumulator = static_cast<std::int32_t>(step.productSum + step.bias);
    addSteps(step, layer);
    step.floatBias = floats.bias.empty() ? 0.0 : double(floats.bias[channel]);
    step.floatSum = step.floatProducts + step.floatBias;
    step.floatOutput = activated(step.floatSum, layer.activation);
    return step;
}

}  // namespace quantelier::int8
