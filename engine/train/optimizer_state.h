// How LibTorch's optimizer names a parameter: by its address, as text up to 2.0, as a pointer from 2.1 on.
#pragma once

#include <torch/torch.h>

#include <string>
#include <type_traits>

namespace quantelier {

using OptimizerStates = std::decay_t<decltype(std::declval<torch::optim::Optimizer&>().state())>;

template <typename Key = OptimizerStates::key_type>
Key optimizerKey(const torch::Tensor& parameter) {
    if constexpr (std::is_same_v<Key, std::string>)
        return c10::guts::to_string(parameter.unsafeGetTensorImpl());
    else
        return parameter.unsafeGetTensorImpl();
}

}  // namespace quantelier
