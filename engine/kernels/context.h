// What the threads of one step share.
#pragma once

#include "engine/kernels/team.h"
#include "engine/kernels/workspace.h"

namespace quantelier::kernels {

struct Context {
    const NetworkView& network;
    Workspace& space;
    Mode mode;
    Batch batch;
    Sgd sgd;
    int threads = 1;
    float* logits = nullptr;  ///< evaluation: (images,10)
    bool prepared = false;    ///< evaluation: the effective weights are those of the call before
    Barrier barrier = {};
};

}  // namespace quantelier::kernels
