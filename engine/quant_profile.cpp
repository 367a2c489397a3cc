#include "engine/quant_profile.h"

#include "engine/core/normalization.h"
#include "engine/network/tensor_bridge.h"
#include "engine/quant/post_training.h"
#include "engine/torch_networks.h"
#include "engine/train/evaluator.h"

namespace quantelier {

namespace {

constexpr std::int64_t kImages = 128;  // some 800 000 outputs: enough for a histogram, little for an epoch

// (B,1,32,32) f32 normalized, B at most kImages.
torch::Tensor firstImages(const Dataset& images) {
    const std::int64_t count = std::min(kImages, images.count());
    const auto& table = normalizationTable();
    std::vector<float> values(static_cast<std::size_t>(count * images.pixels()));
    for (std::size_t i = 0; i < values.size(); ++i) values[i] = table[images.images[i]];
    return toTensor(values, {count, 1, kInputSize, kInputSize}, torch::kCPU);
}

TensorProfile outputProfile(const torch::Tensor& values, const FakeQuant& quant, const QuantSpec& spec) {
    const torch::Tensor plain = values.contiguous();
    return tensorProfile(plain.data_ptr<float>(), static_cast<std::size_t>(plain.numel()), quant->ranges()[0],
                         spec, kProfileBins);
}

// `network` in EvaluationMode.
QuantProfile profileOf(QuantLeNet5Impl& network, const FloatNetwork& names, const torch::Tensor& x) {
    const QuantRecipe& recipe = network.recipe();
    QuantProfile profile;
    profile.layers.push_back({"input", outputProfile(x, network.inputQuant, recipe.input), {}});
    torch::Tensor scale = network.inputQuant->scale().reshape({});
    lenetForward(network.inputQuant->forward(x), [&](std::size_t i, const torch::Tensor& y) {
        QuantBlockImpl& block = *network.blocks[i];
        const LayerQuant& quant = recipe.layers[i];
        const torch::Tensor exact = block.activated(y, scale);
        const std::vector<float> weights = toVector(block.deployedWeight());
        profile.layers.push_back(
            {names.layers[i].name, outputProfile(exact, block.outputQuant, quant.output),
             weightProfiles(weights.data(), weights.size(), block.weightQuant->ranges(), quant.weights)});
        scale = block.outputQuant->scale().reshape({});
        return block.roundOutput(pooled(i, exact));
    });
    return profile;
}

}  // namespace

QuantProfile quantProfile(const QuantNetwork& network, const Dataset& images) {
    return guarded([&] {
        QuantLeNet5 module = makeQuant(network);
        const EvaluationMode mode(*module);
        return profileOf(*module, network.network, firstImages(images));
    });
}

QuantProfile quantProfileWithoutTraining(const FloatNetwork& network, const Recipe& recipe,
                                         const Dataset& images) {
    return guarded([&] {
        useOneTorchThread();
        QuantLeNet5 module = convertQuantNetwork(network, networkRecipeOf(network, recipe.network),
                                                 calibrationRecipe(recipe.quant), torch::kCPU);
        const EvaluationMode mode(*module);
        const torch::Tensor x = firstImages(images);
        module->observeFloat(x);
        module->refreshRanges();
        return profileOf(*module, network, x);
    });
}

}  // namespace quantelier
