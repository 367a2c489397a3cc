// Fake quantization: rounds values to an integer grid but keeps them as floats, so that training feels the
// rounding.
#pragma once

#include <torch/torch.h>

#include <vector>

#include "engine/core/float_network.h"
#include "engine/core/recipe.h"
#include "engine/core/training_progress.h"
#include "engine/kernels/network_view.h"

namespace quantelier {

/// How a FakeQuant finds its range.
struct FakeQuantOptions {
    QuantSpec spec;
    std::int64_t channels = 1;  ///< ranges, along axis 0; 1: one for the whole tensor
    bool present = false;  ///< the range is that of the present tensor (weights), not of those seen so far
    bool nonNegative = false;  ///< the tensor comes from a ReLU: learned ranges start at 0
    ObserverKind observer = ObserverKind::Ema;
    double emaDecay = 0.99;
    double percentile = 99.99;
    Range start;  ///< first range; an empty one is replaced by that of the first tensor
    torch::Device device = torch::kCPU;
};

/// Observer and fake quantizer of one tensor. Straight-through gradient inside the grid, zero outside. With a
/// learned observer the scale (LSQ) or the upper end (PACT) is a parameter that the optimizer moves.
class FakeQuantImpl : public torch::nn::Module {
  public:
    explicit FakeQuantImpl(const FakeQuantOptions& options);

    /// Moves the range by x (any shape; axis 0 are the channels). A learned range only starts from it.
    /// `scaleFloor`
    /// () f32, where defined: the scale is kept at or above it.
    void observe(const torch::Tensor& x, const torch::Tensor& scaleFloor = {});

    /// x rounded to the grid: clamp(rint(x * (1 / scale)) + zeroPoint) back to real values. Same shape as x.
    torch::Tensor forward(const torch::Tensor& x);

    /// Off: observe() does nothing and a learned range has no gradient.
    void setObserving(bool observing);

    /// After the last optimizer step: the range follows a learned scale. An observed range stays.
    void refresh();

    torch::Tensor scale() const { return m_scale; }  // (channels) f32

    /// Its own memory, for the fused kernels; `fixed`: they never observe it. On the CPU only.
    kernels::Quantizer view(bool fixed = false);

    torch::Tensor learned() const { return m_learned; }  // (channels) f32, or undefined

    void setRanges(const std::vector<Range>& ranges);
    std::vector<Range> ranges() const;

    /// All that a step finds and leaves here, but for momentum, which is the optimizer's.
    ObserverState state() const;
    void setState(const ObserverState& state);

  private:
    bool isLearned() const;
    double positiveSteps() const;
    void startLearning(const torch::Tensor& x);
    void takeLearned();
    void applyFloor(const torch::Tensor& scaleFloor);
    void updateQParams();

    FakeQuantOptions m_options;
    torch::Tensor m_low, m_high;         // (channels) f32
    torch::Tensor m_scale, m_zeroPoint;  // (channels) f32, from the range
    torch::Tensor m_learned;             // (channels) f32: LSQ's scale, PACT's upper end; undefined: observed
    bool m_seen = false;
    bool m_observing = true;
};
TORCH_MODULE(FakeQuant);

}  // namespace quantelier
