// Runs an integer network on the fast kernels of this machine: the codes of the reference, sooner.
#pragma once

#include <memory>

#include "engine/core/instruction_set.h"
#include "engine/int8/inference.h"

namespace quantelier::int8 {

/// For one thread at a time. Nothing of the network is kept but a copy in the kernels' own order.
class FastInference {
  public:
    explicit FastInference(const Network& network, InstructionSet set = instructionSet());
    ~FastInference();

    /// (count,32,32) u8, resized but not normalized, to codes[count].
    void run(const std::uint8_t* pixels, std::size_t count, Codes* codes) const;
    /// (count,32,32) f32, normalized.
    void runNormalized(const float* values, std::size_t count, Codes* codes) const;

  private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

/// The sets that have kernels of their own here: Avx512 alone has none, AVX2 runs there.
std::vector<InstructionSet> fastInstructionSets();

/// The one of them that runs by default.
InstructionSet fastInstructionSet();

/// As allCodes(). Throws Error(Interrupted) when cancelled.
std::vector<Codes> fastCodes(const Network& network, const Dataset& data, const CancelToken& cancel,
                             InstructionSet set = instructionSet());

}  // namespace quantelier::int8
