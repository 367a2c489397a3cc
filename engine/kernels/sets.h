// The fused kernels that were built in, one for each instruction set.
#pragma once

#include "engine/core/instruction_set.h"
#include "engine/kernels/context.h"
#include "engine/kernels/packed_floats.h"

namespace quantelier::kernels {

struct StepKernel {
    int width;   ///< images a chunk
    int chunks;  ///< that one thread takes at a time in evaluation
    void (*train)(Context& context, int thread);
    void (*infer)(Context& context, int thread);
    void (*single)(PackedFloats& floats);
};

extern const StepKernel kPortable;
#if defined(__x86_64__)
extern const StepKernel kAvx2, kAvx512;
#endif

/// Of a set that fusedInstructionSets() has.
const StepKernel& kernelOf(InstructionSet set);

}  // namespace quantelier::kernels
