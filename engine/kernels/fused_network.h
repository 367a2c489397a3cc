// The LeNet family on the CPU, a whole training step as one pass.
#pragma once

#include <memory>
#include <vector>

#include "engine/kernels/instruction_sets.h"
#include "engine/kernels/network_view.h"

namespace quantelier::kernels {

class Workspace;

/// Trains in the memory that a view points to; keeps nothing but scratch memory and threads. The results
/// depend on the instruction set, but not on the number of threads.
class FusedNetwork {
  public:
    /// `view` must stay valid; its memory is read and written by each call. `images`: the largest batch.
    FusedNetwork(const NetworkView& view, int images, InstructionSet set = fusedInstructionSet());
    ~FusedNetwork();

    /// One step of momentum SGD on softmax cross-entropy. Returns the mean loss of the batch, before the
    /// step.
    double trainStep(const Batch& batch, const Mode& mode, const Sgd& sgd, int threads);

    /// The logits of the images, to (images,10), in evaluation. `unchanged`: no parameter and no range has
    /// changed since the last call of infer(), so that the effective weights need not be made again.
    void infer(const Batch& batch, float* logits, int threads, bool unchanged = false);

    /// More threads than a batch has chunks would have nothing to do.
    int largestTeam(int images) const;

    /// What the last training step left behind: for tests. Null before the first.
    const Workspace* space() const;

    /// Bytes of scratch memory that training takes.
    static std::size_t bytesFor(const NetworkView& view, int images,
                                InstructionSet set = fusedInstructionSet());

  private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace quantelier::kernels
