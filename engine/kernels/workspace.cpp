#include "engine/kernels/workspace.h"

namespace quantelier::kernels {

namespace {

int linearValues(const LayerView& layer, int index) {
    return index < kConvolutions ? layer.outputs * kOutputSide[index] * kOutputSide[index] : layer.outputs;
}

int outputValues(const LayerView& layer, int index) {
    return index < kConvolutions ? layer.outputs * kPooledSide[index] * kPooledSide[index] : layer.outputs;
}

int weightsPerRow(const LayerView& layer, int index) {
    return index < kConvolutions ? layer.inputs * kKernelSize * kKernelSize : layer.inputs;
}

// Values of one image in all the buffers of a chunk.
std::size_t valuesOf(const NetworkView& network, bool training) {
    std::size_t values = kInputValues;
    for (int i = 0; i < kLayers; ++i) {
        const auto output = static_cast<std::size_t>(outputValues(network.layers[i], i));
        values += static_cast<std::size_t>(linearValues(network.layers[i], i)) + output * (training ? 2 : 1);
        if (i < kConvolutions) values += output;
    }
    return values;
}

}  // namespace

std::size_t Workspace::bytesFor(const NetworkView& network, int width, int images) {
    const int chunks = (images + width - 1) / width;
    std::size_t weights = 0;
    for (int i = 0; i < kConvolutions; ++i)
        weights += static_cast<std::size_t>(network.layers[i].outputs) *
                   static_cast<std::size_t>(weightsPerRow(network.layers[i], i));
    return static_cast<std::size_t>(chunks) *
           (valuesOf(network, true) * static_cast<std::size_t>(width) + weights) * sizeof(float);
}

Workspace::Workspace(const NetworkView& network, int width, int images, int threads, bool training)
    : losses(static_cast<std::size_t>((images + width - 1) / width)),
      seenRanges(static_cast<std::size_t>((kLayers + 1) * threads)),
      scratch(static_cast<std::size_t>(threads)),
      m_width(width) {
    const int chunks = chunksOf(images) * (training ? 1 : threads);
    std::size_t next = std::size_t{kInputValues} * static_cast<std::size_t>(width);
    const auto take = [&](int values) {
        const std::size_t offset = next;
        next += static_cast<std::size_t>(values) * static_cast<std::size_t>(width);
        return offset;
    };
    for (int i = 0; i < kLayers; ++i) {
        const LayerView& view = network.layers[i];
        LayerSpace& layer = layers[i];
        const auto outputs = static_cast<std::size_t>(view.outputs);
        layer.values = outputValues(view, i);
        layer.linear = take(linearValues(view, i));
        layer.pooled = i < kConvolutions ? take(layer.values) : layer.linear;
        layer.output = take(layer.values);
        if (training) layer.gradient = take(layer.values);
        layer.weightsPerRow = weightsPerRow(view, i);
        const auto perRow = static_cast<std::size_t>(layer.weightsPerRow);
        if (network.quantized) layer.weights.resize(outputs * perRow);
        layer.affine.resize(outputs);
        layer.rows.resize(outputs);
        layer.weightRanges.resize(outputs);
        if (!training) continue;
        layer.learnedWeight.resize(outputs);
        layer.totals.resize(outputs);
        if (i >= kConvolutions) continue;
        layer.forward.resize(static_cast<std::size_t>(chunks) * outputs);
        layer.backward.resize(static_cast<std::size_t>(chunks) * outputs);
        layer.weightGradients.resize(static_cast<std::size_t>(chunks) * outputs * perRow);
    }
    // An odd number of cache lines: chunks that are read side by side then lie in different sets of the
    // cache.
    constexpr std::size_t kLine = kCacheLine / sizeof(float);
    m_chunkStride = ((next + kLine - 1) / kLine | 1) * kLine;
    m_values.resize(static_cast<std::size_t>(chunks) * m_chunkStride);
}

}  // namespace quantelier::kernels
