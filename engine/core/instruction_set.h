// The instruction sets that have kernels of their own, and which of them this machine has.
#pragma once

#include <string>
#include <vector>

namespace quantelier {

enum class InstructionSet {
    Portable,   ///< plain C++
    Neon,       ///< AArch64
    Avx2,       ///< x86-64-v3: AVX2 and FMA
    Avx512,     ///< AVX-512 F, BW, DQ, VL
    Avx512Vnni  ///< the same with integer dot products
};

/// As the command line and the certificate spell it: "portable", "neon", "avx2", "avx512", "avx512vnni".
const char* nameOf(InstructionSet set);

/// What this machine can run, the slowest first; never empty.
std::vector<InstructionSet> availableInstructionSets();

/// The fastest of them, or the one that $QUANTELIER_INSTRUCTIONS names. Throws Error(Usage) when the machine
/// has no such set.
InstructionSet instructionSet();

}  // namespace quantelier
