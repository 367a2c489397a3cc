#include "engine/kernels/sets.h"

#include "engine/kernels/instruction_sets.h"

namespace quantelier::kernels {

const StepKernel& kernelOf(InstructionSet set) {
#if defined(__x86_64__)
    if (set == InstructionSet::Avx2) return kAvx2;
    if (set == InstructionSet::Avx512 || set == InstructionSet::Avx512Vnni) return kAvx512;
#endif
    (void)set;
    return kPortable;
}

std::vector<InstructionSet> fusedInstructionSets() {
    std::vector<InstructionSet> sets;
    for (const InstructionSet set : availableInstructionSets())
        if (set != InstructionSet::Avx512Vnni && set != InstructionSet::Neon) sets.push_back(set);
    return sets;
}

InstructionSet fusedInstructionSet() {
    switch (const InstructionSet set = instructionSet()) {
        case InstructionSet::Avx512Vnni:  // its integer instructions are of no use here
            return InstructionSet::Avx512;
        case InstructionSet::Neon:  // what the portable kernels are compiled to there
            return InstructionSet::Portable;
        default:
            return set;
    }
}

}  // namespace quantelier::kernels
