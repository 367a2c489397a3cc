// How a run is computed: beside the device, what the user may force.
#pragma once

namespace quantelier {

enum class ExecutorKind {
    Auto,   ///< the fused kernels where they cover the recipe, else LibTorch
    Fused,  ///< the fused kernels; an error where they do not cover it
    LibTorch
};

struct ComputeOptions {
    ExecutorKind executor = ExecutorKind::Auto;
    int threads = 0;  ///< of the fused kernels; 0: as many as measurements say
};

}  // namespace quantelier
