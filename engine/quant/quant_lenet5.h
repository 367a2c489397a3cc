// The quantization-aware LeNet: the same fusion blocks with fake quant on weights, on every block's output,
// and on the input.
#pragma once

#include <torch/torch.h>

#include <array>
#include <memory>

#include "engine/core/float_network.h"
#include "engine/network/lenet5.h"
#include "engine/quant/fake_quant.h"

namespace quantelier {

/// One fusion block under fake quant. In evaluation it computes what the integer engine computes, in floats:
///   y = fq(act(linear(x, fq(w), round(b))))
/// with batch norm inside w and b where the block has it.
class QuantBlockImpl : public torch::nn::Module {
  public:
    QuantBlockImpl(std::shared_ptr<FusionBlockImpl> block, const QuantRecipe& recipe,
                   FakeQuantOptions output);

    /// `inputScale` () f32: the scale of x's grid, for the bias.
    torch::Tensor forward(const torch::Tensor& x, const torch::Tensor& inputScale);

    FusionBlockImpl& block() { return *m_block; }
    const FusionBlockImpl& block() const { return *m_block; }
    FakeQuant weightQuant, outputQuant;

    /// Whether values are rounded (after quant_delay), ranges move, and folded BN uses its running
    /// statistics.
    void setMode(bool rounding, bool observing, bool frozenBn);

    /// Takes the weights' range once more, after the last step has moved them.
    void refreshWeightRange();

  private:
    torch::Tensor linear(const torch::Tensor& x, const torch::Tensor& inputScale);
    torch::Tensor linearWithBn(const torch::Tensor& x, const torch::Tensor& inputScale);
    torch::Tensor quantWeight(const torch::Tensor& weight);
    torch::Tensor roundBias(const torch::Tensor& bias, const torch::Tensor& scale) const;
    torch::Tensor bnFactor() const;
    bool rounds() const { return m_rounding || !is_training(); }  // quant_delay is for training only

    std::shared_ptr<FusionBlockImpl> m_block;
    bool m_bnFold;
    bool m_rounding = true, m_observing = true, m_frozenBn = false;
};
TORCH_MODULE(QuantBlock);

class QuantLeNet5Impl : public torch::nn::Module {
  public:
    QuantLeNet5Impl(const NetworkRecipe& network, const QuantRecipe& recipe, const torch::Device& device);

    /// x (B,1,32,32) f32 normalized, returns logits (B,10) on the output grid.
    torch::Tensor forward(const torch::Tensor& x);

    /// Sets what training step `step` (from 0) does: quant_delay, freeze_bn, freeze_observers.
    void beginStep(std::int64_t step);
    void refreshWeightRanges();

    /// Passes x through as the float network would and lets all observers see it. For use in evaluation mode,
    /// where BN keeps its statistics.
    void observeFloat(const torch::Tensor& x);

    void load(const QuantNetwork& network);
    QuantNetwork snapshot() const;

    FakeQuant inputQuant{nullptr};
    std::array<QuantBlock, kLayerCount> blocks{nullptr, nullptr, nullptr, nullptr, nullptr};

  private:
    QuantRecipe m_recipe;
    bool m_rounding = true, m_observing = true;
};
TORCH_MODULE(QuantLeNet5);

/// Float network to quantization-aware network, weights kept. With BN outside the fold, channels of negative
/// gamma change the sign of weights, gamma and mean, which changes nothing but makes every scale positive.
QuantLeNet5 convertQuantNetwork(const FloatNetwork& network, const NetworkRecipe& recipe,
                                const QuantRecipe& quant, const torch::Device& device);

}  // namespace quantelier
