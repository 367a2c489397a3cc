#include "engine/int8/fast/packed_network.h"

#include <algorithm>

#include "engine/int8/inference.h"

namespace quantelier::int8::fast {

namespace {

constexpr int kPooled2 =
    ((kSide - kKernel + 1) / 2 - kKernel + 1) / 2;  // side of what the second pooling leaves

int roundedUp(int count, int step) {
    return (count + step - 1) / step * step;
}

int elementBytes(const Layout& layout) {
    return layout.bytes ? 1 : 2;
}

bool isNegative(const int8::Layer& layer, int output) {
    return layer.multiplier[layer.scaleIndex(output)] < 0.0f;
}

// Weight of an output and an input of its window, less its zero point, times the multiplier's sign: scales
// are then positive, and the largest accumulator gives the largest code. The order of inputs is (row, column,
// channel).
class Weights {
  public:
    Weights(const int8::Layer& layer, bool afterPooling) : m_layer(layer), m_codes(layer.weight.codes()) {
        m_channels = afterPooling ? layer.inChannels / (kPooled2 * kPooled2) : layer.inChannels;
        m_pixels = afterPooling ? kPooled2 * kPooled2 : layer.kernel * layer.kernel;
    }
    int operator()(int output, int pixel, int channel) const {
        const std::size_t at = static_cast<std::size_t>((output * m_channels + channel) * m_pixels + pixel);
        const int weight = m_codes[at] - m_layer.weightZeroPoint[m_layer.scaleIndex(output)];
        return isNegative(m_layer, output) ? -weight : weight;
    }
    std::uint32_t sum(int output) const {
        std::uint32_t sum = 0;
        for (int pixel = 0; pixel < m_pixels; ++pixel)
            for (int channel = 0; channel < m_channels; ++channel)
                sum += static_cast<std::uint32_t>((*this)(output, pixel, channel));
        return sum;
    }
    int channels() const { return m_channels; }
    int pixels() const { return m_pixels; }

  private:
    const int8::Layer& m_layer;
    std::vector<std::int8_t> m_codes;
    int m_channels, m_pixels;
};

// What a lane of a layer's vectors stands for.
struct Lane {
    int output, shift;
};

Lane laneOf(const Layer& layer, const Layout& layout, int lane) {
    if (layer.windows == 1) return {lane, 0};
    return {lane % (layout.lanes / 2), lane / (layout.lanes / 2)};
}

template <typename Weight>
void packWeights(const Layer& to, const Layout& layout, const Weights& from, Weight* packed) {
    const int rows = to.inSide > 1 ? kKernel : 1;
    const int columns = from.pixels() / rows;
    for (int row = 0; row < rows; ++row)
        for (int group = 0; group < to.groups; ++group)
            for (int lane = 0; lane < to.vectors * layout.lanes; ++lane)
                for (int i = 0; i < layout.group; ++i, ++packed) {
                    const int input = group * layout.group + i;
                    const auto [output, shift] = laneOf(to, layout, lane);
                    const int column = input / from.channels() - shift;
                    if (output < to.outChannels && column >= 0 && column < columns)
                        *packed = static_cast<Weight>(
                            from(output, row * columns + column, input % from.channels()));
                }
}

}  // namespace

bool holds(const Layout& layout, const int8::Network& network) {
    if (!layout.bytes) return true;
    for (const int8::Layer& layer : network.layers) {
        for (const std::int8_t zeroPoint : layer.weightZeroPoint)
            if (zeroPoint != 0) return false;
        for (int output = 0; output < layer.outChannels; ++output) {
            if (!isNegative(layer, output)) continue;
            for (std::size_t i = 0; i < layer.weightsPerOutput(); ++i)
                if (layer.weight[static_cast<std::size_t>(output) * layer.weightsPerOutput() + i] == -128)
                    return false;
        }
    }
    return true;
}

PackedNetwork::PackedNetwork(const int8::Network& network, const Layout& layout) {
    m_view.layout = layout;
    m_view.outputZeroPoint = network.output().zeroPoint;
    packInput(network);
    for (std::size_t i = 0; i < network.layers.size(); ++i) packLayer(i, network.layers[i]);
    makeBuffers();
}

void PackedNetwork::packInput(const int8::Network& network) {
    const bool bytes = m_view.layout.bytes;
    Input& input = m_view.input;
    input.scale = network.input.scale;
    input.zeroPoint = network.input.zeroPoint;
    input.codeMin = network.inputCodeMin;
    input.codeMax = network.inputCodeMax;
    input.offset = bytes ? 128 : -input.zeroPoint;
    m_codeOfPixel.resize(256 * static_cast<std::size_t>(elementBytes(m_view.layout)));
    const auto codes = inputCodes(network);
    for (std::size_t i = 0; i < codes.size(); ++i) {
        const int value = codes[i] + input.offset;
        if (bytes)
            m_codeOfPixel[i] = static_cast<std::uint8_t>(value);
        else
            reinterpret_cast<std::int16_t*>(m_codeOfPixel.data())[i] = static_cast<std::int16_t>(value);
    }
    input.codeOfPixel = m_codeOfPixel.data();
}

void PackedNetwork::packLayer(std::size_t index, const int8::Layer& layer) {
    const Layout& layout = m_view.layout;
    const Weights weights(layer, index == kConvolutionCount);
    Layer& to = m_view.layers[index];
    to.inChannels = layer.inChannels;
    to.inSide = layer.inWidth;
    to.outChannels = layer.outChannels;
    to.windows = layer.convolution && 2 * layer.outChannels <= layout.lanes ? 2 : 1;
    const int inputs = layer.convolution ? (kKernel + to.windows - 1) * layer.inChannels : layer.inChannels;
    to.groups = roundedUp(inputs, layout.group) / layout.group;
    to.vectors = to.windows == 2 ? 1 : roundedUp(layer.outChannels, layout.lanes) / layout.lanes;
    to.low = static_cast<float>(layer.codeMin - layer.output.zeroPoint);
    to.high = static_cast<float>(layer.codeMax - layer.output.zeroPoint);
    to.offset = layout.bytes ? layer.output.zeroPoint + 128 : 0;

    Store& store = m_layers[index];
    const auto lanes = static_cast<std::size_t>(to.vectors * layout.lanes);
    const auto rows = static_cast<std::size_t>(layer.convolution ? kKernel : 1);
    store.bias.assign(lanes, 0);
    store.multiplier.assign(lanes, 0.0f);
    const auto inputOffset = static_cast<std::uint32_t>(layout.bytes ? layer.input.zeroPoint + 128 : 0);
    for (int lane = 0; lane < static_cast<int>(lanes); ++lane) {
        const int output = laneOf(to, layout, lane).output;
        if (output >= layer.outChannels) continue;
        const auto at = static_cast<std::size_t>(lane);
        const std::int32_t bias = layer.bias.empty() ? 0 : layer.bias[static_cast<std::size_t>(output)];
        const auto magnitude =
            static_cast<std::uint32_t>(isNegative(layer, output) ? -std::int64_t{bias} : bias);
        store.bias[at] = static_cast<std::int32_t>(magnitude - inputOffset * weights.sum(output));
        store.multiplier[at] = std::abs(layer.multiplier[layer.scaleIndex(output)]);
    }
    const std::size_t count = rows * static_cast<std::size_t>(to.groups * layout.group) * lanes;
    store.weights.assign(count * static_cast<std::size_t>(elementBytes(layout)), 0);
    if (layout.bytes)
        packWeights(to, layout, weights, reinterpret_cast<std::int8_t*>(store.weights.data()));
    else
        packWeights(to, layout, weights, reinterpret_cast<std::int16_t*>(store.weights.data()));
    to.weights = store.weights.data();
    to.bias = store.bias.data();
    to.multiplier = store.multiplier.data();
}

void PackedNetwork::makeBuffers() {
    const int bytes = elementBytes(m_view.layout);
    const auto buffer = [&](std::size_t index, int elements) {
        m_buffers[index].assign(static_cast<std::size_t>(elements * bytes), 0);
        return m_buffers[index].data();
    };
    const int pooled = (kSide - kKernel + 1) / 2;
    m_view.maps[0] = buffer(0, kSide * kSide + kSlack);
    m_view.maps[1] = buffer(1, pooled * pooled * m_view.layers[0].outChannels + kSlack);
    for (int i = 0; i < 3; ++i) {
        m_view.inputStride[i] = roundedUp(m_view.layers[kConvolutionCount + i].inChannels, kSlack) + kSlack;
        m_view.inputs[i] = buffer(static_cast<std::size_t>(2 + i), kBatch * m_view.inputStride[i]);
    }
}

}  // namespace quantelier::int8::fast
