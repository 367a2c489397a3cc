// Fake quantization: rounds values to an integer grid but keeps them as floats, so that training feels the
// rounding.
#pragma once

#include <torch/torch.h>

#include <vector>

#include "engine/core/float_network.h"
#include "engine/core/recipe.h"

namespace quantelier {

/// How a FakeQuant finds its range.
struct FakeQuantOptions {
    QuantSpec spec;
    std::int64_t channels = 1;  ///< ranges, along axis 0; 1: one for the whole tensor
    bool present = false;  ///< the range is that of the present tensor (weights), not of those seen so far
    ObserverKind observer = ObserverKind::Ema;
    double emaDecay = 0.99;
    Range start;  ///< first range; an empty one is replaced by that of the first tensor
    torch::Device device = torch::kCPU;
};

/// Observer and fake quantizer of one tensor. Straight-through gradient inside the grid, zero outside.
class FakeQuantImpl : public torch::nn::Module {
  public:
    explicit FakeQuantImpl(const FakeQuantOptions& options);

    /// Moves the range by x (any shape; axis 0 are the channels).
    void observe(const torch::Tensor& x);

    /// x rounded to the grid: clamp(rint(x * (1 / scale)) + zeroPoint) back to real values. Same shape as x.
    torch::Tensor forward(const torch::Tensor& x) const;

    torch::Tensor scale() const { return m_scale; }  // (channels) f32

    void setRanges(const std::vector<Range>& ranges);
    std::vector<Range> ranges() const;

  private:
    void updateQParams();

    FakeQuantOptions m_options;
    torch::Tensor m_low, m_high;         // (channels) f32
    torch::Tensor m_scale, m_zeroPoint;  // (channels) f32, from the range
    bool m_seen = false;
};
TORCH_MODULE(FakeQuant);

/// A bias rounded to the grid of its accumulator, straight-through: rint(b / scale) * scale.
torch::Tensor fakeQuantBias(const torch::Tensor& bias, const torch::Tensor& scale);

}  // namespace quantelier
