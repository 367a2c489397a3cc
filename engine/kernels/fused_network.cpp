#include "engine/kernels/fused_network.h"

#include <algorithm>

#include "engine/kernels/sets.h"

namespace quantelier::kernels {

namespace {

const StepKernel& kernelOf(InstructionSet set) {
#if defined(__x86_64__)
    if (set == InstructionSet::Avx2) return kAvx2;
    if (set == InstructionSet::Avx512 || set == InstructionSet::Avx512Vnni) return kAvx512;
#endif
    (void)set;
    return kPortable;
}

}  // namespace

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

struct FusedNetwork::Impl {
    const NetworkView& view;
    const StepKernel& kernel;
    int images;
    Team team;
    std::unique_ptr<Workspace> training, evaluation;
    int trainingThreads = 0, evaluationThreads = 0;

    // Space that serves so many threads; made when it is needed.
    Workspace& space(bool trains, int threads) {
        std::unique_ptr<Workspace>& space = trains ? training : evaluation;
        int& has = trains ? trainingThreads : evaluationThreads;
        if (!space || has < threads) {
            space.reset();
            space = std::make_unique<Workspace>(
                view, kernel.width, trains ? images : kernel.width * kernel.chunks, threads, trains);
            has = threads;
        }
        return *space;
    }
};

FusedNetwork::FusedNetwork(const NetworkView& view, int images, InstructionSet set)
    : m_impl(new Impl{view, kernelOf(set), images, {}, nullptr, nullptr}) {}

FusedNetwork::~FusedNetwork() = default;

double FusedNetwork::trainStep(const Batch& batch, const Mode& mode, const Sgd& sgd, int threads) {
    Context context{m_impl->view, m_impl->space(true, threads), mode, batch, sgd, threads};
    m_impl->team.run(threads, [&](int thread) { m_impl->kernel.train(context, thread); });
    double loss = 0.0;
    for (int c = 0; c < context.space.chunksOf(batch.count); ++c) loss += context.space.losses[c];
    return loss / batch.count;
}

void FusedNetwork::infer(const Batch& batch, float* logits, int threads) {
    Mode mode;
    mode.evaluation = true;
    Context context{m_impl->view, m_impl->space(false, threads), mode, batch, {}, threads, logits};
    m_impl->team.run(threads, [&](int thread) { m_impl->kernel.infer(context, thread); });
}

int FusedNetwork::largestTeam(int images) const {
    return (images + m_impl->kernel.width - 1) / m_impl->kernel.width;
}

const Workspace* FusedNetwork::space() const {
    return m_impl->training.get();
}

std::size_t FusedNetwork::bytesFor(const NetworkView& view, int images, InstructionSet set) {
    return Workspace::bytesFor(view, kernelOf(set).width, images);
}

}  // namespace quantelier::kernels
