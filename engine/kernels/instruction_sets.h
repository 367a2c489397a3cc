// Which fused kernels there are.
#pragma once

#include <vector>

#include "engine/core/instruction_set.h"

namespace quantelier::kernels {

/// The instruction sets that have fused kernels here, the slowest first.
std::vector<InstructionSet> fusedInstructionSets();

/// Of them the fastest that instructionSet() allows.
InstructionSet fusedInstructionSet();

}  // namespace quantelier::kernels
