// One stage of training: momentum SGD on softmax cross-entropy.
#pragma once

#include <functional>

#include "engine/core/cancel_token.h"
#include "engine/core/events.h"
#include "engine/core/metrics.h"
#include "engine/core/run_listener.h"
#include "engine/train/batches.h"
#include "engine/train/executor.h"

namespace quantelier {

/// What a stage trains, and what happens around its steps.
struct TrainingStage {
    Stage stage = Stage::Float;
    torch::nn::Module* module = nullptr;
    Forward forward;
    kernels::NetworkView view;                         ///< of the module; where it may be fused
    std::function<kernels::Mode()> mode;               ///< of the step that beginStep() opened
    std::string whyNotFused;                           ///< empty: it may be
    std::function<void(std::int64_t, int)> beginStep;  ///< step of the stage, from 0; epoch, from 1
    std::function<void()> endEpoch;                    ///< before the evaluation
    std::function<void(int, int)> afterStep;           ///< epoch and step, both from 1: the checkpoint policy
};

class Trainer {
  public:
    /// Throws Error(Usage) for a data set smaller than a batch, or if `compute` forces the fused kernels
    /// where they do not serve.
    Trainer(const Recipe& recipe, TrainingStage stage, const Batches& train, const Batches& test,
            const std::vector<std::uint8_t>& testLabels, const ComputeOptions& compute);
    ~Trainer();

    /// "fused (avx512)", "libtorch", or "libtorch (why not fused)"
    std::string executorName() const;

    /// Before run(): goes on after this step of this epoch. `isEvaluated`: so is the epoch, if that was its
    /// last step.
    void resumeAfter(int epoch, int step, bool isEvaluated);
    /// Before run(): a running mean as momentum() gave it.
    void setMomentum(const torch::Tensor& parameter, const std::vector<float>& values);

    /// Throws Error(Interrupted) when cancelled, Error(Failed) when the loss is no longer finite.
    void run(RunListener& listener, const CancelToken& cancel);

    /// The gradient's running mean of a parameter, or an undefined tensor before the first step.
    torch::Tensor momentum(const torch::Tensor& parameter) const;

    int stepsPerEpoch() const { return m_stepsPerEpoch; }
    int epoch() const { return m_epoch; }  ///< from 1; where the run is, or where it stopped
    int step() const { return m_stepsBefore + m_stepsDone; }  ///< how many steps of the epoch are done

  private:
    struct Clock;
    void runEpoch(RunListener& listener, const CancelToken& cancel);
    void trainStep(const torch::Tensor& indices);
    void chooseExecutor(const ComputeOptions& compute);
    void report(RunListener& listener, double loss, double averageLoss, const Clock& clock);
    void finishEpoch(RunListener& listener, const CancelToken& cancel, double averageLoss, double seconds);
    [[noreturn]] void failNotFinite() const;
    double learningRate() const;

    const Recipe& m_recipe;
    const OptimizerRecipe& m_options;
    TrainingStage m_stage;
    const Batches& m_train;
    const Batches& m_test;
    const std::vector<std::uint8_t>& m_testLabels;
    std::unique_ptr<torch::optim::SGD> m_optimizer;
    std::unique_ptr<Executor> m_executor;
    int m_stepsPerEpoch;
    int m_epoch = 0, m_step = 0;
    int m_firstEpoch = 1, m_firstStep = 1;   ///< firstStep: of the first epoch
    int m_stepsBefore = 0, m_stepsDone = 0;  ///< of the present epoch: before it was resumed, and since
    std::int64_t m_totalStep = 0;
};

}  // namespace quantelier
