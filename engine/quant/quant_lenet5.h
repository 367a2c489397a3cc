// The quantization-aware LeNet: the same fusion blocks with fake quant on weights, on every block's output,
// and on the input.
#pragma once

#include <torch/torch.h>

#include <array>
#include <memory>

#include "engine/core/float_network.h"
#include "engine/core/quant_switches.h"
#include "engine/network/lenet5.h"
#include "engine/quant/fake_quant.h"

namespace quantelier {

/// One fusion block under fake quant. In evaluation it computes what the integer engine computes, in floats:
///   y = fq(act(linear(x, fq(w), round(b))))
/// with batch norm inside w and b where the block has it.
class QuantBlockImpl : public torch::nn::Module {
  public:
    /// `layer`: index of the block in the recipe.
    QuantBlockImpl(std::shared_ptr<FusionBlockImpl> block, const QuantRecipe& recipe, std::size_t layer);

    /// `inputScale` () f32: the scale of x's grid, for the bias.
    torch::Tensor forward(const torch::Tensor& x, const torch::Tensor& inputScale) {
        return roundOutput(activated(x, inputScale));
    }

    /// The two halves of forward(): training pools between them, so that neighbours that round to the same
    /// code do not change which of them gets the gradient. The values are the same.
    torch::Tensor activated(const torch::Tensor& x, const torch::Tensor& inputScale);
    torch::Tensor roundOutput(const torch::Tensor& y);

    FusionBlockImpl& block() { return *m_block; }
    const FusionBlockImpl& block() const { return *m_block; }
    FakeQuant weightQuant, outputQuant;

    /// Whether values are rounded (after quant_delay), ranges move, and folded BN uses its running
    /// statistics.
    void setMode(bool rounding, bool observing, bool frozenBn);

    /// Which of the two are quantized at all: the analysis of single layers switches them off.
    void setParts(bool weights, bool output);

    /// The weight that is quantized: with BN's factor where it is folded.
    torch::Tensor deployedWeight() const;

    /// Takes the ranges once more, after the last step has moved weights and learned scales.
    void refreshRanges(const torch::Tensor& inputScale);

  private:
    torch::Tensor linear(const torch::Tensor& x, const torch::Tensor& inputScale);
    torch::Tensor linearWithBn(const torch::Tensor& x, const torch::Tensor& inputScale);
    torch::Tensor twoConvolutionFold(const torch::Tensor& x, const torch::Tensor& inputScale);
    torch::Tensor quantWeight(const torch::Tensor& weight, const torch::Tensor& inputScale);
    torch::Tensor roundBias(const torch::Tensor& bias, const torch::Tensor& scale) const;
    torch::Tensor bnFactor() const;
    torch::Tensor scaleFloor(const torch::Tensor& inputScale) const;
    bool rounds() const { return m_rounding || !is_training(); }  // quant_delay is for training only

    std::shared_ptr<FusionBlockImpl> m_block;
    bool m_bnFold, m_oneConvFold;
    double m_biasScaleFloor;
    bool m_rounding = true, m_frozenBn = false;
    bool m_weightsOn = true, m_outputOn = true;
};
TORCH_MODULE(QuantBlock);

class QuantLeNet5Impl : public torch::nn::Module {
  public:
    QuantLeNet5Impl(const NetworkRecipe& network, const QuantRecipe& recipe, const torch::Device& device);

    /// x (B,1,32,32) f32 normalized, returns logits (B,10) on the output grid.
    torch::Tensor forward(const torch::Tensor& x);

    /// Sets what a training step does: quant_delay, freeze_bn, freeze_observers, and what is switched off by
    /// hand. `step` from 0, `epoch` from 1.
    void beginStep(std::int64_t step, int epoch, const QuantSwitches& switches);
    void refreshRanges();

    /// What beginStep() set.
    const kernels::Mode& mode() const { return m_mode; }

    const QuantRecipe& recipe() const { return m_recipe; }

    /// The input passes unrounded: for the analysis of single layers.
    void setInputRounding(bool on) { m_inputOn = on; }

    /// Passes x through as the float network would and lets all observers see it. For use in evaluation mode,
    /// where BN keeps its statistics.
    void observeFloat(const torch::Tensor& x);

    void load(const QuantNetwork& network);
    QuantNetwork snapshot() const;

    /// Of the input, then of each block's weights and output.
    std::vector<FakeQuant> quantizers() const;

    FakeQuant inputQuant{nullptr};
    std::array<QuantBlock, kLayerCount> blocks{nullptr, nullptr, nullptr, nullptr, nullptr};

  private:
    QuantRecipe m_recipe;
    kernels::Mode m_mode;
    bool m_inputOn = true;
};
TORCH_MODULE(QuantLeNet5);

/// Float network to quantization-aware network, weights kept. With BN outside the fold, channels of negative
/// gamma change the sign of weights, gamma and mean, which changes nothing but makes every scale positive.
QuantLeNet5 convertQuantNetwork(const FloatNetwork& network, const NetworkRecipe& recipe,
                                const QuantRecipe& quant, const torch::Device& device);

}  // namespace quantelier
