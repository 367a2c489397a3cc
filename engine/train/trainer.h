// One stage of training: momentum SGD on softmax cross-entropy.
#pragma once

#include <functional>

#include "engine/core/cancel_token.h"
#include "engine/core/events.h"
#include "engine/core/metrics.h"
#include "engine/core/run_listener.h"
#include "engine/core/training_progress.h"
#include "engine/train/batches.h"
#include "engine/train/executor.h"

namespace quantelier {

/// A moment between two steps at which the state of a training can be kept.
enum class KeepMoment { Start, Step, Epoch, Pause };

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
    std::function<void(KeepMoment)> keep;              ///< may be empty
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

    /// Before run(): goes on where progress() was. Throws Error(BadInput) for a place that this training has
    /// not.
    void resume(const TrainingProgress& progress);
    /// Before run(): a running mean as momentum() gave it.
    void setMomentum(const torch::Tensor& parameter, const std::vector<float>& values);

    /// Throws Error(Interrupted) when cancelled, LossNotFinite when the loss is no longer a number. Either
    /// leaves the state of the last step.
    void run(RunListener& listener, const CancelToken& cancel);

    /// The gradient's running mean of a parameter, or an undefined tensor before the first step.
    torch::Tensor momentum(const torch::Tensor& parameter) const;

    /// Where it is, or where it stopped. Waits for the device.
    TrainingProgress progress() const;
    std::int64_t totalSteps() const { return m_totalStep; }  ///< of the stage that are done

    /// Says that this training got where no number is: `what` is no longer finite.
    [[noreturn]] void failNotFinite(const std::string& what) const;

  private:
    struct Clock;
    void runEpoch(RunListener& listener, const CancelToken& cancel);
    void waitWhilePaused(const CancelToken& cancel);
    void trainStep(const torch::Tensor& indices);
    void chooseExecutor(const ComputeOptions& compute);
    void report(RunListener& listener, const Clock& clock);
    void finishEpoch(RunListener& listener, const CancelToken& cancel, const Clock& clock);
    void keep(KeepMoment moment) const;
    double lossSum() const;
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
    bool m_everyStep;             ///< its loss is fetched; else nothing is before the epoch's end: sink mode
    TrainingProgress m_progress;  ///< with the sum of losses where every step's is fetched
    double m_lastLoss = 0.0;      ///< the last finite one
    std::int64_t m_totalStep = 0;
};

}  // namespace quantelier
