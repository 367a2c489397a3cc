#include "engine/network/lenet5.h"

#include <ATen/CPUGeneratorImpl.h>

#include "engine/core/network_shape.h"

namespace quantelier {

FusionBlocks makeFusionBlocks(const NetworkRecipe& recipe, const torch::Device& device) {
    FusionBlocks blocks;
    for (const LayerShape& shape : networkShape(recipe)) {
        if (shape.recipeIndex < 0) continue;
        const auto index = static_cast<std::size_t>(shape.recipeIndex);
        const LayerRecipe& layer = recipe.layers[index];
        const FusionBlockOptions options{layer.name,    shape.inChannels, layer.outputs,    layer.hasBn,
                                         layer.hasBias, layer.activation, layer.weightInit, device};
        if (shape.kind == LayerKind::Convolution)
            blocks[index] = std::make_shared<Conv2dBnActImpl>(options);
        else
            blocks[index] = std::make_shared<DenseBnActImpl>(options);
    }
    return blocks;
}

LeNet5Impl::LeNet5Impl(const NetworkRecipe& recipe, const torch::Device& device)
    : torch::nn::Cloneable<LeNet5Impl>("LeNet5"), m_recipe(recipe), m_device(device) {
    reset();
}

void LeNet5Impl::reset() {
    blocks = makeFusionBlocks(m_recipe, m_device);
    for (const auto& block : blocks) register_module(block->options().name, block);
}

void LeNet5Impl::initialize(std::uint64_t seed) {
    const torch::Generator generator = at::detail::createCPUGenerator(seed);
    for (const auto& block : blocks) block->initialize(generator);
}

void LeNet5Impl::load(const FloatNetwork& network) {
    for (std::size_t i = 0; i < blocks.size(); ++i) blocks[i]->load(network.layers[i]);
}

FloatNetwork LeNet5Impl::snapshot() const {
    FloatNetwork network;
    for (std::size_t i = 0; i < blocks.size(); ++i) network.layers[i] = blocks[i]->snapshot();
    return network;
}

}  // namespace quantelier
