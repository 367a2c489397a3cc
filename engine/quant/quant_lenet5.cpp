#include "engine/quant/quant_lenet5.h"

#include "engine/core/normalization.h"
#include "engine/quant/rounding_functions.h"

namespace quantelier {

namespace {

// MindSpore 0.5 starts activations after ReLU at [0, 6] and all else at [-6, 6]; an empty range means the
// first batch.
Range startRange(const QuantRecipe& recipe, Activation activation) {
    if (recipe.rangeStart == RangeStart::FirstBatch) return {};
    return activation == Activation::None ? Range{-6.0f, 6.0f} : Range{0.0f, 6.0f};
}

FakeQuantOptions commonOptions(const QuantRecipe& recipe, const torch::Device& device) {
    FakeQuantOptions options;
    options.emaDecay = recipe.emaDecay;
    options.percentile = recipe.percentile;
    options.device = device;
    return options;
}

FakeQuantOptions inputOptions(const QuantRecipe& recipe, const torch::Device& device) {
    FakeQuantOptions options = commonOptions(recipe, device);
    options.spec = recipe.input;
    if (recipe.rangeStart == RangeStart::MindSpore) options.start = {-6.0f, 6.0f};
    if (recipe.fixedInputRange) options.start = inputRange();
    return options;
}

FakeQuantOptions outputOptions(const QuantRecipe& recipe, std::size_t layer, Activation activation,
                               const torch::Device& device) {
    FakeQuantOptions options = commonOptions(recipe, device);
    options.spec = recipe.layers[layer].output;
    options.observer = recipe.layers[layer].outputObserver;
    options.nonNegative = activation != Activation::None;
    options.start = startRange(recipe, activation);
    return options;
}

FakeQuantOptions weightOptions(const FusionBlockImpl& block, const QuantRecipe& recipe, std::size_t layer) {
    FakeQuantOptions options = commonOptions(recipe, block.options().device);
    options.spec = recipe.layers[layer].weights;
    options.observer = recipe.layers[layer].weightObserver;
    options.channels = options.spec.perChannel ? block.options().outputs : 1;
    options.present = true;
    return options;
}

// (O) against a layer's output (B,O,H,W) or (B,O).
torch::Tensor channelsOf(const torch::Tensor& values, const torch::Tensor& y) {
    return y.dim() == 4 ? values.reshape({1, -1, 1, 1}) : values.reshape({1, -1});
}

// (O) against a weight (O,I,K,K) or (O,I).
torch::Tensor perOutput(const torch::Tensor& values, const torch::Tensor& weight) {
    return weight.dim() == 4 ? values.reshape({-1, 1, 1, 1}) : values.reshape({-1, 1});
}

}  // namespace

QuantBlockImpl::QuantBlockImpl(std::shared_ptr<FusionBlockImpl> block, const QuantRecipe& recipe,
                               std::size_t layer)
    : torch::nn::Module("QuantBlock"),
      weightQuant(weightOptions(*block, recipe, layer)),
      outputQuant(outputOptions(recipe, layer, block->options().activation, block->options().device)),
      m_block(std::move(block)),
      m_bnFold(recipe.bnFold),
      m_oneConvFold(recipe.oneConvFold),
      m_biasScaleFloor(recipe.biasScaleFloor) {
    register_module("block", m_block);
    register_module("weight_quant", weightQuant);
    register_module("output_quant", outputQuant);
}

torch::Tensor QuantBlockImpl::activated(const torch::Tensor& x, const torch::Tensor& inputScale) {
    const torch::Tensor y =
        m_block->activate(m_block->options().hasBn ? linearWithBn(x, inputScale) : linear(x, inputScale));
    if (is_training()) outputQuant->observe(y);
    return y;
}

torch::Tensor QuantBlockImpl::roundOutput(const torch::Tensor& y) {
    return rounds() && m_outputOn ? outputQuant->forward(y) : y;
}

torch::Tensor QuantBlockImpl::linear(const torch::Tensor& x, const torch::Tensor& inputScale) {
    const torch::Tensor weight = quantWeight(m_block->weight, inputScale);
    const torch::Tensor bias = m_block->bias.defined()
                                   ? roundBias(m_block->bias, inputScale * weightQuant->scale())
                                   : torch::Tensor();
    return m_block->linear(x, weight, bias);
}

torch::Tensor QuantBlockImpl::linearWithBn(const torch::Tensor& x, const torch::Tensor& inputScale) {
    const FusionBlockImpl& b = *m_block;
    const torch::Tensor factor = bnFactor();  // (O)
    const torch::Tensor scaling = perOutput(factor, b.weight);
    const bool batchStatistics = is_training() && !m_frozenBn;
    if (batchStatistics && m_bnFold && !m_oneConvFold) return twoConvolutionFold(x, inputScale);
    const torch::Tensor weight = quantWeight(m_bnFold ? b.weight * scaling : b.weight, inputScale);
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

// MindSpore's Conv2dBnFoldQuant: a float convolution gives the batch's statistics, a second one with the
// quantized weight, folded with the running statistics, gives the output, which the batch's statistics then
// correct:
//   y = conv(x, fq(w gamma / sG)) sG / sB + beta - gamma (muB - bias) / sB
torch::Tensor QuantBlockImpl::twoConvolutionFold(const torch::Tensor& x, const torch::Tensor& inputScale) {
    const FusionBlockImpl& b = *m_block;
    const torch::Tensor y = b.linear(x, b.weight, b.bias);
    const std::vector<std::int64_t> others =
        y.dim() == 4 ? std::vector<std::int64_t>{0, 2, 3} : std::vector<std::int64_t>{0};
    const torch::Tensor mean = y.mean(others), variance = y.var(others, /*unbiased=*/false);  // (O)
    const torch::Tensor batchDeviation = torch::sqrt(variance + kBnEpsilon);
    const torch::Tensor runningDeviation = torch::sqrt(b.variance + kBnEpsilon);
    const torch::Tensor weight = quantWeight(b.weight * perOutput(bnFactor(), b.weight), inputScale);
    const torch::Tensor correction = runningDeviation / batchDeviation;
    const torch::Tensor shift = b.bias.defined() ? mean - b.bias : mean;
    const torch::Tensor bias = b.beta - b.gamma * shift / batchDeviation;
    {
        const torch::NoGradGuard noGrad;
        const double count = double(y.numel()) / double(b.options().outputs);
        m_block->mean.mul_(1.0 - kBnMomentum).add_(mean, kBnMomentum);
        m_block->variance.mul_(1.0 - kBnMomentum).add_(variance, kBnMomentum * count / (count - 1.0));
    }
    const torch::Tensor folded = b.linear(x, weight, {});
    return folded * channelsOf(correction, folded) + channelsOf(bias, folded);
}

torch::Tensor QuantBlockImpl::bnFactor() const {
    const torch::Tensor factor = m_block->gamma / torch::sqrt(m_block->variance + kBnEpsilon);
    if (!m_bnFold) return factor.clamp_min(kSmallestBnFactor);
    return torch::where(factor.abs() < kSmallestBnFactor, torch::full_like(factor, kSmallestBnFactor),
                        factor);
}

torch::Tensor QuantBlockImpl::quantWeight(const torch::Tensor& weight, const torch::Tensor& inputScale) {
    if (is_training()) weightQuant->observe(weight.detach(), scaleFloor(inputScale));
    return rounds() && m_weightsOn ? weightQuant->forward(weight) : weight;
}

torch::Tensor QuantBlockImpl::roundBias(const torch::Tensor& bias, const torch::Tensor& scale) const {
    return rounds() && m_weightsOn ? roundStraightThrough(bias, scale) : bias;
}

torch::Tensor QuantBlockImpl::scaleFloor(const torch::Tensor& inputScale) const {
    return m_biasScaleFloor > 0.0 ? m_biasScaleFloor / inputScale : torch::Tensor();
}

void QuantBlockImpl::setMode(bool rounding, bool observing, bool frozenBn) {
    m_rounding = rounding;
    m_frozenBn = frozenBn;
    weightQuant->setObserving(observing);
    outputQuant->setObserving(observing);
}

void QuantBlockImpl::setParts(bool weights, bool output) {
    m_weightsOn = weights;
    m_outputOn = output;
}

torch::Tensor QuantBlockImpl::deployedWeight() const {
    const bool fold = m_bnFold && m_block->options().hasBn;
    return fold ? m_block->weight * perOutput(bnFactor(), m_block->weight) : m_block->weight;
}

void QuantBlockImpl::refreshRanges(const torch::Tensor& inputScale) {
    const torch::NoGradGuard noGrad;
    weightQuant->observe(deployedWeight(), scaleFloor(inputScale));
    outputQuant->refresh();
}

QuantLeNet5Impl::QuantLeNet5Impl(const NetworkRecipe& network, const QuantRecipe& recipe,
                                 const torch::Device& device)
    : torch::nn::Module("QuantLeNet5"), m_recipe(recipe) {
    inputQuant = register_module("input_quant", FakeQuant(inputOptions(recipe, device)));
    const FusionBlocks fusion = makeFusionBlocks(network, device);
    for (std::size_t i = 0; i < blocks.size(); ++i)
        blocks[i] = register_module(network.layers[i].name, QuantBlock(fusion[i], recipe, i));
}

torch::Tensor QuantLeNet5Impl::forward(const torch::Tensor& x) {
    if (is_training() && !m_recipe.fixedInputRange) inputQuant->observe(x);
    torch::Tensor scale = inputQuant->scale().reshape({});
    const bool rounds = (m_mode.rounding || !is_training()) && m_inputOn;
    return lenetForward(rounds ? inputQuant->forward(x) : x, [&](std::size_t i, const torch::Tensor& y) {
        const torch::Tensor out = blocks[i]->roundOutput(pooled(i, blocks[i]->activated(y, scale)));
        scale = blocks[i]->outputQuant->scale().reshape({});
        return out;
    });
}

void QuantLeNet5Impl::beginStep(std::int64_t step, int epoch, const QuantSwitches& switches) {
    const QuantRecipe& r = m_recipe;
    // By step only inside the fold, as MindSpore has it: outside, step 0 would mean never to train batch
    // norm.
    m_mode.frozenBn = r.freezeBnEpoch > 0 ? epoch >= r.freezeBnEpoch : r.bnFold && step >= r.freezeBn;
    const bool frozenRanges = r.freezeObserversEpoch > 0
                                  ? epoch >= r.freezeObserversEpoch
                                  : r.freezeObservers >= 0 && step >= r.freezeObservers;
    m_mode.rounding = step >= r.quantDelay && switches.fakeQuant;
    m_mode.observing = !frozenRanges && switches.observers;
    inputQuant->setObserving(m_mode.observing);
    for (QuantBlock& block : blocks) block->setMode(m_mode.rounding, m_mode.observing, m_mode.frozenBn);
}

void QuantLeNet5Impl::refreshRanges() {
    torch::Tensor scale = inputQuant->scale().reshape({});
    for (QuantBlock& block : blocks) {
        block->refreshRanges(scale);
        scale = block->outputQuant->scale().reshape({});
    }
}

void QuantLeNet5Impl::observeFloat(const torch::Tensor& x) {
    if (!m_recipe.fixedInputRange) inputQuant->observe(x);
    lenetForward(x, [&](std::size_t i, const torch::Tensor& y) {
        const torch::Tensor out = blocks[i]->block().forward(y);
        blocks[i]->outputQuant->observe(out);
        return pooled(i, out);
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

std::vector<FakeQuant> QuantLeNet5Impl::quantizers() const {
    std::vector<FakeQuant> all = {inputQuant};
    for (const QuantBlock& block : blocks) {
        all.push_back(block->weightQuant);
        all.push_back(block->outputQuant);
    }
    return all;
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
    converted->refreshRanges();
    return converted;
}

}  // namespace quantelier
