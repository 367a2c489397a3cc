// LibTorch's errors become ours at the engine's door.
#pragma once

#include <torch/torch.h>

#include "engine/core/error.h"

namespace quantelier {

template <typename Call>
auto guarded(Call call) {
    try {
        return call();
    } catch (const c10::Error& e) {
        throw Error(ErrorCode::Failed, std::string("LibTorch: ") + e.what_without_backtrace());
    }
}

/// LeNet's operations are so small that one thread is fastest, and makes results repeatable.
inline void useOneTorchThread() {
    static const bool once = [] {
        at::set_num_threads(1);
        return true;
    }();
    (void)once;
}

}  // namespace quantelier
