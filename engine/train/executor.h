// Who computes a stage's steps: LibTorch on any device, or the fused kernels on the CPU. Both work on the
// same modules and the same optimizer state.
#pragma once

#include <memory>

#include "engine/core/compute.h"
#include "engine/core/events.h"
#include "engine/core/prediction.h"
#include "engine/kernels/fused_network.h"
#include "engine/train/batches.h"
#include "engine/train/evaluator.h"

namespace quantelier {

class Executor {
  public:
    virtual ~Executor() = default;

    /// One step of SGD on the images at `indices`, (B) i64 as Batches::placed() gives them.
    virtual void step(const torch::Tensor& indices, double learningRate) = 0;

    /// Mean loss of the last step's batch, and the sum of those since setLossSum(). Both wait for the device.
    virtual double lastLoss() const = 0;
    virtual double lossSum() const = 0;
    virtual void setLossSum(double sum) = 0;

    /// Logits of all images of `test`, with the network as it is, in evaluation.
    virtual std::vector<Logits> logits(const Batches& test, const CancelToken& cancel) = 0;

    /// "fused (avx512)" or "libtorch"
    virtual std::string name() const = 0;
};

/// `optimizer` holds the module's parameters; `forward` runs it.
std::unique_ptr<Executor> makeLibTorchExecutor(torch::nn::Module& module, Forward forward,
                                               torch::optim::SGD& optimizer, const Batches& train);

/// `view` is of the module whose parameters `optimizer` holds; `mode` is asked before each step. `images`:
/// the batch. `threads` 0: as many as prove fastest in the first steps.
std::unique_ptr<Executor> makeFusedExecutor(const kernels::NetworkView& view,
                                            std::function<kernels::Mode()> mode, torch::optim::SGD& optimizer,
                                            const Batches& train, int images, int threads);

/// Logits of all images by the fused kernels, as allLogits() gives them by LibTorch. Every network of the
/// family is covered, whatever its observers.
std::vector<Logits> fusedLogits(const kernels::NetworkView& view, const Dataset& images,
                                const CancelToken& cancel);

}  // namespace quantelier
