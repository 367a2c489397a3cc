// The LeNet fusion network.
#pragma once

#include <torch/torch.h>

#include <array>
#include <memory>

#include "engine/core/float_network.h"
#include "engine/network/fusion_block.h"

namespace quantelier {

using FusionBlocks = std::array<std::shared_ptr<FusionBlockImpl>, kLayerCount>;

/// conv1, conv2, fc1, fc2, fc3 of a recipe, on the device.
FusionBlocks makeFusionBlocks(const NetworkRecipe& recipe, const torch::Device& device);

/// The output of block `index`, pooled where it is a convolution's.
inline torch::Tensor pooled(std::size_t index, const torch::Tensor& y) {
    return index < std::size_t{kConvolutionCount} ? torch::max_pool2d(y, 2) : y;
}

/// What the next block reads: before the dense layers, one row an image.
inline torch::Tensor flattened(std::size_t index, const torch::Tensor& y) {
    return index + 1 == std::size_t{kConvolutionCount} ? y.flatten(1) : y;
}

/// The data's way through five blocks; `block(i, x)` runs block i and pools.
///   x (B,1,32,32) -> conv1 (B,6,28,28) -> pool (B,6,14,14) -> conv2 (B,16,10,10) -> pool (B,16,5,5)
///     -> flatten (B,400) -> fc1 (B,120) -> fc2 (B,84) -> fc3 (B,10)
template <typename Block>
torch::Tensor lenetForward(torch::Tensor x, Block block) {
    for (std::size_t i = 0; i < kLayerCount; ++i) x = flattened(i, block(i, x));
    return x;
}

/// The float network. Throws Error(Usage) for a recipe outside the LeNet family.
class LeNet5Impl : public torch::nn::Cloneable<LeNet5Impl> {
  public:
    explicit LeNet5Impl(const NetworkRecipe& recipe, const torch::Device& device = torch::kCPU);
    void reset() override;

    /// x (B,1,32,32) f32 normalized, returns logits (B,10).
    torch::Tensor forward(const torch::Tensor& x) {
        return lenetForward(
            x, [this](std::size_t i, const torch::Tensor& y) { return pooled(i, blocks[i]->forward(y)); });
    }

    void initialize(std::uint64_t seed);
    void load(const FloatNetwork& network);
    FloatNetwork snapshot() const;

    FusionBlocks blocks;

  private:
    NetworkRecipe m_recipe;
    torch::Device m_device;
};
TORCH_MODULE(LeNet5);

}  // namespace quantelier
