// A float network that reads one image at a time: for the canvas.
#pragma once

#include <memory>

#include "engine/core/float_network.h"
#include "engine/kernels/instruction_sets.h"

namespace quantelier::kernels {

class FloatReader {
  public:
    explicit FloatReader(const FloatNetwork& network, InstructionSet set = fusedInstructionSet());
    ~FloatReader();

    /// pixels (32,32) to logits (10). One call at a time.
    void run(const std::uint8_t* pixels, float* logits);

  private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace quantelier::kernels
