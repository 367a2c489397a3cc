#include "engine/core/network_shape.h"

#include <fmt/format.h>

#include "engine/core/error.h"

namespace quantelier {

namespace {

// Grows the list of layers while it carries the shape of the data between them.
class ShapeBuilder {
  public:
    void convolution(const LayerRecipe& recipe, int index) {
        LayerShape shape = next(recipe.name, LayerKind::Convolution);
        shape.recipeIndex = index;
        shape.outChannels = recipe.outputs;
        shape.outHeight = m_height - kKernelSize + 1;
        shape.outWidth = m_width - kKernelSize + 1;
        push(shape);
    }
    void pool(const std::string& name) {
        LayerShape shape = next(name, LayerKind::Pool);
        shape.outHeight = m_height / 2;
        shape.outWidth = m_width / 2;
        push(shape);
    }
    void flatten() {
        LayerShape shape = next("flatten", LayerKind::Flatten);
        shape.outChannels = m_channels * m_height * m_width;
        shape.outHeight = shape.outWidth = 1;
        push(shape);
    }
    void dense(const LayerRecipe& recipe, int index) {
        LayerShape shape = next(recipe.name, LayerKind::Dense);
        shape.recipeIndex = index;
        shape.outChannels = recipe.outputs;
        push(shape);
    }
    std::vector<LayerShape> take() { return std::move(m_shapes); }

  private:
    LayerShape next(const std::string& name, LayerKind kind) const {
        LayerShape shape;
        shape.name = name;
        shape.kind = kind;
        shape.inChannels = shape.outChannels = m_channels;
        shape.inHeight = shape.outHeight = m_height;
        shape.inWidth = shape.outWidth = m_width;
        return shape;
    }
    void push(const LayerShape& shape) {
        if (shape.outChannels < 1 || shape.outHeight < 1 || shape.outWidth < 1)
            throw Error(ErrorCode::Usage,
                        fmt::format("{} would have {} × {} × {} outputs: at least 1 × 1 × 1 is needed",
                                    shape.name, shape.outChannels, shape.outHeight, shape.outWidth));
        m_channels = shape.outChannels;
        m_height = shape.outHeight;
        m_width = shape.outWidth;
        m_shapes.push_back(shape);
    }

    std::vector<LayerShape> m_shapes;
    int m_channels = 1, m_height = kInputSize, m_width = kInputSize;
};

LayerCost& operator+=(LayerCost& sum, const LayerCost& cost) {
    sum.weights += cost.weights;
    sum.biases += cost.biases;
    sum.macs += cost.macs;
    sum.floatBytes += cost.floatBytes;
    sum.weightBytes += cost.weightBytes;
    sum.biasBytes += cost.biasBytes;
    sum.scaleBytes += cost.scaleBytes;
    return sum;
}

}  // namespace

std::vector<LayerShape> networkShape(const NetworkRecipe& network) {
    ShapeBuilder builder;
    builder.convolution(network.layers[0], 0);
    builder.pool("pool1");
    builder.convolution(network.layers[1], 1);
    builder.pool("pool2");
    builder.flatten();
    for (int i = 2; i < kLayerCount; ++i) builder.dense(network.layers[static_cast<std::size_t>(i)], i);
    return builder.take();
}

LayerCost layerCost(const LayerShape& shape, const NetworkRecipe& network, const QuantRecipe& quant) {
    LayerCost cost;
    if (shape.recipeIndex < 0) return cost;
    const LayerRecipe& recipe = network.layers[static_cast<std::size_t>(shape.recipeIndex)];
    const QuantSpec& spec = quant.layers[static_cast<std::size_t>(shape.recipeIndex)].weights;
    const std::int64_t outputs = shape.outChannels;
    const bool conv = shape.kind == LayerKind::Convolution;
    const std::int64_t weightsPerOutput =
        std::int64_t{shape.inChannels} * (conv ? kKernelSize * kKernelSize : 1);
    cost.weights = outputs * weightsPerOutput;
    cost.biases = (recipe.hasBias || recipe.hasBn) ? outputs : 0;
    cost.macs = weightsPerOutput * shape.outputs();
    cost.floatBytes = 4 * cost.parameters();
    cost.weightBytes = (cost.weights * spec.bits + 7) / 8;
    // Without BN and bias there is nothing to add: the device skips the bias, and so does the count.
    cost.biasBytes = 4 * cost.biases;
    // BN outside the fold multiplies every channel's scale by its own factor.
    const bool channelScales = spec.perChannel || (recipe.hasBn && !quant.bnFold);
    cost.scaleBytes = 5 * (channelScales ? outputs : 1);
    return cost;
}

LayerCost networkCost(const NetworkRecipe& network, const QuantRecipe& quant) {
    LayerCost total;
    for (const LayerShape& shape : networkShape(network)) total += layerCost(shape, network, quant);
    return total;
}

}  // namespace quantelier
