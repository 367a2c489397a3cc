#include "engine/core/instruction_set.h"

#include <fmt/format.h>

#include <cstdlib>

#include "engine/core/error.h"

namespace quantelier {

const char* nameOf(InstructionSet set) {
    switch (set) {
        case InstructionSet::Neon:
            return "neon";
        case InstructionSet::Avx2:
            return "avx2";
        case InstructionSet::Avx512:
            return "avx512";
        case InstructionSet::Avx512Vnni:
            return "avx512vnni";
        case InstructionSet::Portable:
            break;
    }
    return "portable";
}

std::vector<InstructionSet> availableInstructionSets() {
    std::vector<InstructionSet> sets = {InstructionSet::Portable};
#if defined(__x86_64__)
    if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("fma")) return sets;
    sets.push_back(InstructionSet::Avx2);
    if (!__builtin_cpu_supports("avx512f") || !__builtin_cpu_supports("avx512bw") ||
        !__builtin_cpu_supports("avx512dq") || !__builtin_cpu_supports("avx512vl"))
        return sets;
    sets.push_back(InstructionSet::Avx512);
    if (__builtin_cpu_supports("avx512vnni")) sets.push_back(InstructionSet::Avx512Vnni);
#elif defined(__aarch64__)
    sets.push_back(InstructionSet::Neon);
#endif
    return sets;
}

InstructionSet instructionSet() {
    const std::vector<InstructionSet> sets = availableInstructionSets();
    const char* const wanted = std::getenv("QUANTELIER_INSTRUCTIONS");
    if (!wanted || !*wanted) return sets.back();
    std::string names;
    for (const InstructionSet set : sets) {
        if (std::string(wanted) == nameOf(set)) return set;
        names += fmt::format("{}{}", names.empty() ? "" : ", ", nameOf(set));
    }
    throw Error(ErrorCode::Usage,
                fmt::format("QUANTELIER_INSTRUCTIONS is '{}', this machine has {}", wanted, names));
}

}  // namespace quantelier
