#include "engine/quant/quant_lenet5.h"

#include "engine/core/normalization.h"

namespace quantelier {

namespace {

// MindSpore 0.5 starts activations after ReLU at [0, 6] and all else at [-6, 6]; an empty range means the
// first batch.
Range startRange(const QuantRecipe& recipe, Activation activation) {
    if (recipe.rangeStart == RangeStart::FirstBatch) return {};
    return activation == Activation::None ? Range{-6.0f, 6.0f} : Range{0.0f, 6.0f};
}

FakeQuantOptions activationOptions(const QuantRecipe& recipe, Range start, const torch::Device& device) {
    FakeQuantOptions options;
    options.spec = recipe.activations;
    options.observer = recipe.observer;
    options.emaDecay = recipe.emaDecay;
    options.start = start;
    options.device = device;
    return options;
}

FakeQuantOptions weightOptions(const FusionBlockImpl& block, const QuantRecipe& recipe) {
    FakeQuantOptions options;
    options.spec = block.weight.dim() == 4 ? recipe.convWeights : recipe.denseWeights;
    options.channels = options.spec.perChannel ? block.options().outputs : 1;
    options.present = true;
    options.device = block.options().device;
    return options;
}

// (O) against a weight (O,I,K,K) or (O,I).
torch::Tensor perOutput(const torch::Tensor& values, const torch::Tensor& weight) {
    return weight.dim() == 4 ? values.reshape({-1, 1, 1, 1}) : values.reshape({-1, 1});
}

}  // namespace

QuantBlockImpl::QuantBlockImpl(std::shared_ptr<FusionBlockImpl> block, const QuantRecipe& recipe,
                               FakeQuantOptions output)
    : torch::nn::Module("QuantBlock"),
      weightQuant(weightOptions(*block, recipe)),
      outputQuant(output),
      m_block(std::move(block)),
      m_bnFold(recipe.bnFold) {
    register_module("block", m_block);
    register_module("weight_quant", weightQuant);
    register_module("output_quant", outputQuant);
}

torch::Tensor QuantBlockImpl::forward(const torch::Tensor& x, const torch::Tensor& inputScale) {
    torch::Tensor y = m_block->options().hasBn ? linearWithBn(x, inputScale) : linear(x, inputScale);
    y = m_block->activate(y);
    if (is_training() && m_observing) outputQuant->observe(y);
    return rounds() ? outputQuant->forward(y) : y;
}

torch::Tensor QuantBlockImpl::linear(const torch::Tensor& x, const torch::Tensor& inputScale) {
    const torch::Tensor weight = quantWeight(m_block->weight);
    const torch::Tensor bias = m_block->bias.defined()
                                   ? roundBias(m_block->bias, inputScale * weightQuant->scale())
                                   : torch::Tensor();
    return m_block->linear(x, weight, bias);
}

torch::Tensor QuantBlockImpl::linearWithBn(const torch::Tensor& x, const torch::Tensor& inputScale) {
    const FusionBlockImpl& b = *m_block;
    const torch::Tensor factor = bnFactor();  // (O)
    const torch::Tensor scaling = perOutput(factor, b.weight);
    const bool batchStatistics = is_training() && !(m_bnFold && m_frozenBn);
    const torch::Tensor weight = m_bnFold ? quantWeight(b.weight * scaling) : quantWeight(b.weight);
    if (batchStatistics) {
        // One-convolution fold (MindSpore 1.1+): the quantized weight carries the running factor, which is
        // taken out again before batch norm applies that of the batch.
        torch::Tensor y = m_block->linear(x, m_bnFold ? weight / scaling : weight, b.bias);
        return m_block->normalize(y, true);
    }
    const torch::Tensor shift = b.bias.defined() ? b.mean - b.bias : b.mean;
    const torch::Tensor bias = b.beta - shift * factor;  // (O)
    torch::Tensor biasScale = inputScale * weightQuant->scale();
    if (!m_bnFold) biasScale = inputScale * (weightQuant->scale() * factor.detach());
    return m_block->linear(x, m_bnFold ? weight : weight * scaling, roundBias(bias, biasScale));
}

torch::Tensor QuantBlockImpl::bnFactor() const {
    const torch::Tensor factor = m_block->gamma / torch::sqrt(m_block->variance + kBnEpsilon);
    if (!m_bnFold) return factor.clamp_min(kSmallestBnFactor);
    return torch::where(factor.abs() < kSmallestBnFactor, torch::full_like(factor, kSmallestBnFactor),
                        factor);
}

torch::Tensor QuantBlockImpl::quantWeight(const torch::Tensor& weight) {
    if (is_training() && m_observing) weightQuant->observe(weight.detach());
    return rounds() ? weightQuant->forward(weight) : weight;
}

torch::Tensor QuantBlockImpl::roundBias(const torch::Tensor& bias, const torch::Tensor& scale) const {
    return rounds() ? fakeQuantBias(bias, scale) : bias;
}

void QuantBlockImpl::setMode(bool rounding, bool observing, bool frozenBn) {
    m_rounding = rounding;
    m_observing = observing;
    m_frozenBn = frozenBn;
}

void QuantBlockImpl::refreshWeightRange() {
    const torch::NoGradGuard noGrad;
    const bool fold = m_bnFold && m_block->options().hasBn;
    weightQuant->observe(fold ? m_block->weight * perOutput(bnFactor(), m_block->weight) : m_block->weight);
}

QuantLeNet5Impl::QuantLeNet5Impl(const NetworkRecipe& network, const QuantRecipe& recipe,
                                 const torch::Device& device)
    : torch::nn::Module("QuantLeNet5"), m_recipe(recipe) {
    Range input = recipe.rangeStart == RangeStart::MindSpore ? Range{-6.0f, 6.0f} : Range{};
    if (recipe.fixedInputRange) input = inputRange();
    inputQuant = register_module("input_quant", FakeQuant(activationOptions(recipe, input, device)));
    const FusionBlocks fusion = makeFusionBlocks(network, device);
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        FakeQuantOptions output =
            activationOptions(recipe, startRange(recipe, network.layers[i].activation), device);
        if (i + 1 == blocks.size()) output.spec.bits = 8;  // logits of fewer bits tie
        blocks[i] = register_module(network.layers[i].name, QuantBlock(fusion[i], recipe, output));
    }
}

torch::Tensor QuantLeNet5Impl::forward(const torch::Tensor& x) {
    if (is_training() && m_observing && !m_recipe.fixedInputRange) inputQuant->observe(x);
    torch::Tensor scale = inputQuant->scale().reshape({});
    const bool rounds = m_rounding || !is_training();
    return lenetForward(rounds ? inputQuant->forward(x) : x, [&](std::size_t i, const torch::Tensor& y) {
        const torch::Tensor out = blocks[i]->forward(y, scale);
        scale = blocks[i]->outputQuant->scale().reshape({});
        return out;
    });
}

void QuantLeNet5Impl::beginStep(std::int64_t step) {
    m_rounding = step >= m_recipe.quantDelay;
    m_observing = m_recipe.freezeObservers < 0 || step < m_recipe.freezeObservers;
    for (QuantBlock& block : blocks) block->setMode(m_rounding, m_observing, step >= m_recipe.freezeBn);
}

void QuantLeNet5Impl::refreshWeightRanges() {
    if (!m_observing) return;  // frozen ranges stay
    for (QuantBlock& block : blocks) block->refreshWeightRange();
}

void QuantLeNet5Impl::observeFloat(const torch::Tensor& x) {
    if (!m_recipe.fixedInputRange) inputQuant->observe(x);
    lenetForward(x, [&](std::size_t i, const torch::Tensor& y) {
        const torch::Tensor out = blocks[i]->block().forward(y);
        blocks[i]->outputQuant->observe(out);
        return out;
    });
}

void QuantLeNet5Impl::load(const QuantNetwork& network) {
    inputQuant->setRanges({network.ranges.input});
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        blocks[i]->block().load(network.network.layers[i]);
        blocks[i]->weightQuant->setRanges(network.ranges.weights[i]);
        blocks[i]->outputQuant->setRanges({network.ranges.outputs[i]});
    }
}

QuantNetwork QuantLeNet5Impl::snapshot() const {
    QuantNetwork network;
    network.recipe = m_recipe;
    network.ranges.input = inputQuant->ranges()[0];
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        network.network.layers[i] = blocks[i]->block().snapshot();
        network.ranges.weights[i] = blocks[i]->weightQuant->ranges();
        network.ranges.outputs[i] = blocks[i]->outputQuant->ranges()[0];
    }
    return network;
}

QuantLeNet5 convertQuantNetwork(const FloatNetwork& network, const NetworkRecipe& recipe,
                                const QuantRecipe& quant, const torch::Device& device) {
    QuantLeNet5 converted(recipe, quant, device);
    for (std::size_t i = 0; i < network.layers.size(); ++i) {
        FloatLayer layer = network.layers[i];
        for (std::size_t c = 0; !quant.bnFold && c < layer.bn.gamma.size(); ++c) {
            if (layer.bn.gamma[c] >= 0.0f) continue;
            layer.bn.gamma[c] = -layer.bn.gamma[c];
            layer.bn.mean[c] = -layer.bn.mean[c];
            if (!layer.bias.empty()) layer.bias[c] = -layer.bias[c];
            for (std::size_t k = 0; k < layer.weightsPerOutput(); ++k)
                layer.weight[c * layer.weightsPerOutput() + k] *= -1.0f;
        }
        converted->blocks[i]->block().load(layer);
    }
    converted->refreshWeightRanges();
    return converted;
}

}  // namespace quantelier
