#include "engine/quant/post_training.h"

#include "engine/quant/rounding_functions.h"

namespace quantelier {

QuantRecipe calibrationRecipe(QuantRecipe recipe) {
    const auto searched = [](ObserverKind kind) {
        return kind == ObserverKind::Learned || kind == ObserverKind::Pact ? ObserverKind::Mse : kind;
    };
    for (LayerQuant& layer : recipe.layers) {
        layer.weightObserver = searched(layer.weightObserver);
        layer.outputObserver = searched(layer.outputObserver);
    }
    recipe.rangeStart = RangeStart::FirstBatch;
    return recipe;
}

void correctBiases(QuantLeNet5Impl& network, const torch::Tensor& x) {
    const torch::NoGradGuard noGrad;
    network.eval();
    torch::Tensor exact = x, rounded = network.inputQuant->forward(x);
    torch::Tensor scale = network.inputQuant->scale().reshape({});
    for (std::size_t i = 0; i < network.blocks.size(); ++i) {
        QuantBlock& quant = network.blocks[i];
        FusionBlockImpl& block = quant->block();
        const torch::Tensor wanted = block.linear(exact, block.weight, block.bias);
        const torch::Tensor found =
            block.linear(rounded, quant->weightQuant->forward(block.weight),
                         roundStraightThrough(block.bias, scale * quant->weightQuant->scale()));
        const torch::Tensor shift = (wanted - found).transpose(0, 1).flatten(1).mean(1);  // (O)
        block.bias.add_(shift);
        exact = flattened(i, pooled(i, block.activate(wanted)));
        rounded = flattened(i, pooled(i, quant->forward(rounded, scale)));
        scale = quant->outputQuant->scale().reshape({});
    }
}

}  // namespace quantelier
