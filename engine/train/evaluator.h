// Runs a torch network over a data set.
#pragma once

#include <functional>
#include <vector>

#include "engine/core/cancel_token.h"
#include "engine/core/prediction.h"
#include "engine/quant/quant_lenet5.h"
#include "engine/train/batches.h"

namespace quantelier {

using Forward = std::function<torch::Tensor(const torch::Tensor&)>;  // (B,1,32,32) f32 -> (B,10) f32

/// Puts a module in evaluation mode without gradients for as long as it lives, then back.
class EvaluationMode {
  public:
    explicit EvaluationMode(torch::nn::Module& module) : m_module(module), m_training(module.is_training()) {
        module.eval();
    }
    EvaluationMode(const EvaluationMode&) = delete;
    EvaluationMode& operator=(const EvaluationMode&) = delete;
    ~EvaluationMode() { m_module.train(m_training); }

  private:
    torch::NoGradGuard m_noGrad;
    torch::nn::Module& m_module;
    bool m_training;
};

/// Logits of all images, in their order. The module behind `forward` must be in EvaluationMode.
std::vector<Logits> allLogits(const Forward& forward, const Batches& data, const CancelToken& cancel);

/// The first training images, (1000,1,32,32) f32 or fewer, all in one batch: a searched range sees them
/// together.
torch::Tensor calibrationImages(const Batches& train);

/// Takes the ranges of a converted network from the first training images, as post-training quantization
/// does.
void calibrate(QuantLeNet5Impl& network, const Batches& train, const CancelToken& cancel);

}  // namespace quantelier
