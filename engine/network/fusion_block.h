// The fusion blocks Conv2dBnAct and DenseBnAct: a linear operation, optional batch norm, an activation.
#pragma once

#include <torch/torch.h>

#include "engine/core/float_network.h"
#include "engine/core/recipe.h"

namespace quantelier {

/// Options of both blocks. Tensors are created on `device`: Module::to() throws for plug-in devices.
struct FusionBlockOptions {
    std::string name;
    std::int64_t inputs = 1;   ///< channels or units
    std::int64_t outputs = 1;  ///< channels or units
    bool hasBn = false;
    bool hasBias = false;
    Activation activation = Activation::None;
    WeightInit weightInit = WeightInit::Kaiming;
    torch::Device device = torch::kCPU;
};

/// What the two blocks share. Parameters have torch's layout; the names in files are in
/// formats/checkpoint_names.h.
class FusionBlockImpl : public torch::nn::Cloneable<FusionBlockImpl> {
  public:
    /// `kernel` 5: a convolution of stride 1 without padding ("valid"); 1: a dense layer.
    FusionBlockImpl(FusionBlockOptions options, std::int64_t kernel);

    /// Registers new parameters and buffers: zero weights, batch norm that changes nothing.
    void reset() override;

    /// conv: x (B,I,H,W) to (B,O,H-4,W-4); dense: x (B,I) to (B,O).
    torch::Tensor forward(const torch::Tensor& x);

    /// The linear operation alone, with weights of the caller's: quantized ones, say. An undefined bias is
    /// none.
    torch::Tensor linear(const torch::Tensor& x, const torch::Tensor& weights,
                         const torch::Tensor& biases) const;

    torch::Tensor activate(const torch::Tensor& x) const;

    /// Batch norm of x with the block's own parameters; with `batchStatistics` the running ones move.
    torch::Tensor normalize(const torch::Tensor& x, bool batchStatistics);

    /// Draws first weights from the generator, on the CPU, so that every device starts with the same numbers.
    void initialize(torch::Generator generator);

    void load(const FloatLayer& layer);
    FloatLayer snapshot() const;

    const FusionBlockOptions& options() const { return m_options; }
    void pretty_print(std::ostream& stream) const override;

    torch::Tensor weight;          // (O,I,K,K) or (O,I)
    torch::Tensor bias;            // (O) or undefined
    torch::Tensor gamma, beta;     // (O) or undefined
    torch::Tensor mean, variance;  // (O) or undefined

  private:
    FusionBlockOptions m_options;
    std::int64_t m_kernel;
};

inline constexpr double kBnEpsilon = 1e-5;
inline constexpr double kBnMomentum = 0.1;  ///< torch's convention; 0.9 in MindSpore's

class Conv2dBnActImpl : public FusionBlockImpl {
  public:
    explicit Conv2dBnActImpl(FusionBlockOptions options) : FusionBlockImpl(std::move(options), kKernelSize) {}
};
TORCH_MODULE(Conv2dBnAct);

class DenseBnActImpl : public FusionBlockImpl {
  public:
    explicit DenseBnActImpl(FusionBlockOptions options) : FusionBlockImpl(std::move(options), 1) {}
};
TORCH_MODULE(DenseBnAct);

}  // namespace quantelier
