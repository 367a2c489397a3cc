#include "engine/train/network_views.h"

#include <fmt/format.h>

namespace quantelier {

namespace {

float* memoryOf(const torch::Tensor& tensor) {
    return tensor.defined() ? tensor.data_ptr<float>() : nullptr;
}

kernels::LayerView viewOf(const FusionBlockImpl& block) {
    kernels::LayerView view;
    view.inputs = static_cast<int>(block.options().inputs);
    view.outputs = static_cast<int>(block.options().outputs);
    view.activation = block.options().activation;
    view.weight.value = memoryOf(block.weight);
    view.bias.value = memoryOf(block.bias);
    view.gamma.value = memoryOf(block.gamma);
    view.beta.value = memoryOf(block.beta);
    view.mean = memoryOf(block.mean);
    view.variance = memoryOf(block.variance);
    return view;
}

kernels::NetworkView emptyView() {
    kernels::NetworkView view;
    view.bnEpsilon = kBnEpsilon;
    view.bnMomentum = kBnMomentum;
    return view;
}

bool isSearched(ObserverKind kind) {
    return kind == ObserverKind::Percentile || kind == ObserverKind::Mse || kind == ObserverKind::Kl;
}

}  // namespace

kernels::NetworkView viewOf(LeNet5Impl& network) {
    kernels::NetworkView view = emptyView();
    for (std::size_t i = 0; i < view.layers.size(); ++i) view.layers[i] = viewOf(*network.blocks[i]);
    return view;
}

kernels::NetworkView viewOf(QuantLeNet5Impl& network) {
    kernels::NetworkView view = emptyView();
    const QuantRecipe& recipe = network.recipe();
    view.quantized = true;
    view.bnFold = recipe.bnFold;
    view.biasScaleFloor = recipe.biasScaleFloor;
    view.inputQuant = network.inputQuant->view(recipe.fixedInputRange);
    for (std::size_t i = 0; i < view.layers.size(); ++i) {
        QuantBlockImpl& block = *network.blocks[i];
        view.layers[i] = viewOf(block.block());
        view.layers[i].weightQuant = block.weightQuant->view();
        view.layers[i].outputQuant = block.outputQuant->view();
    }
    return view;
}

std::string whyNotFused(const QuantRecipe& recipe, const NetworkRecipe& network) {
    bool hasBn = false;
    for (std::size_t i = 0; i < recipe.layers.size(); ++i) {
        hasBn = hasBn || network.layers[i].hasBn;
        const LayerQuant& layer = recipe.layers[i];
        for (const ObserverKind kind : {layer.weightObserver, layer.outputObserver})
            if (isSearched(kind))
                return fmt::format("{} has an observer that searches its range", network.layers[i].name);
    }
    const bool startsFrozen = recipe.freezeBnEpoch > 0 ? recipe.freezeBnEpoch == 1 : recipe.freezeBn == 0;
    if (hasBn && recipe.bnFold && !recipe.oneConvFold && !startsFrozen)
        return "the fold takes two convolutions";
    return {};
}

}  // namespace quantelier
