// How LibTorch's optimizer names a parameter: by its address, as text up to 2.0, as a pointer from 2.1 on.
#pragma once

#include <torch/torch.h>

#include <sstream>
#include <string>
#include <type_traits>

namespace quantelier {

using OptimizerStates = std::decay_t<decltype(std::declval<torch::optim::Optimizer&>().state())>;

template <typename Key = OptimizerStates::key_type>
Key optimizerKey(const torch::Tensor& parameter) {
    c10::TensorImpl* const address = parameter.unsafeGetTensorImpl();
    if constexpr (std::is_same_v<Key, std::string>) {
        std::ostringstream text;
        text << address;
        return text.str();
    } else {
        return address;
    }
}

}  // namespace quantelier
