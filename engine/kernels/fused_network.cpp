#include "engine/kernels/fused_network.h"

#include <algorithm>

#include "engine/kernels/sets.h"

namespace quantelier::kernels {

struct FusedNetwork::Impl {
    const NetworkView& view;
    const StepKernel& kernel;
    int images;
    Team team;
    std::unique_ptr<Workspace> training, evaluation;
    int trainingThreads = 0, evaluationThreads = 0;
    bool hasWeights = false;  // the evaluation space has those of an earlier call

    // Space that serves so many threads; made when it is needed.
    Workspace& space(bool trains, int threads) {
        std::unique_ptr<Workspace>& space = trains ? training : evaluation;
        int& has = trains ? trainingThreads : evaluationThreads;
        if (!space || has < threads) {
            space.reset();
            if (!trains) hasWeights = false;
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

void FusedNetwork::infer(const Batch& batch, float* logits, int threads, bool unchanged) {
    Mode mode;
    mode.evaluation = true;
    Context context{m_impl->view, m_impl->space(false, threads), mode, batch, {}, threads, logits};
    context.prepared = unchanged && m_impl->hasWeights;
    m_impl->team.run(threads, [&](int thread) { m_impl->kernel.infer(context, thread); });
    m_impl->hasWeights = true;
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
