// Between plain vectors and tensors.
#pragma once

#include <torch/torch.h>

#include <vector>

namespace quantelier {

/// A float32 tensor of this shape and device with its own memory.
inline torch::Tensor toTensor(const std::vector<float>& values, at::IntArrayRef shape,
                              const torch::Device& device) {
    return torch::tensor(values, torch::kFloat32).reshape(shape).to(device);
}

inline std::vector<float> toVector(const torch::Tensor& tensor) {
    if (!tensor.defined()) return {};
    const torch::Tensor plain = tensor.detach().to(torch::kCPU).contiguous();
    return {plain.data_ptr<float>(), plain.data_ptr<float>() + plain.numel()};
}

}  // namespace quantelier
