#include "engine/train/trainer.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>

#include "engine/core/error.h"
#include "engine/network/tensor_bridge.h"
#include "engine/train/network_views.h"
#include "engine/train/optimizer_state.h"

namespace quantelier {

namespace {

constexpr double kPi = 3.14159265358979323846;

torch::optim::SGDOptions sgdOptions(const OptimizerRecipe& recipe) {
    return torch::optim::SGDOptions(recipe.learningRate)
        .momentum(recipe.momentum)
        .weight_decay(recipe.weightDecay);
}

}  // namespace

// Times an epoch, without the time that a listener or a pause takes.
struct Trainer::Clock {
    using Steady = std::chrono::steady_clock;
    Steady::time_point start = Steady::now();
    double training = 0.0;  // seconds spent in steps
    double lastStep = 0.0;

    void beginStep() { start = Steady::now(); }
    void endStep() {
        lastStep = std::chrono::duration<double>(Steady::now() - start).count();
        training += lastStep;
    }
};

Trainer::Trainer(const Recipe& recipe, TrainingStage stage, const Batches& train, const Batches& test,
                 const std::vector<std::uint8_t>& testLabels, const ComputeOptions& compute)
    : m_recipe(recipe),
      m_options(stage.stage == Stage::Float ? recipe.train : recipe.quantTrain),
      m_stage(std::move(stage)),
      m_train(train),
      m_test(test),
      m_testLabels(testLabels),
      m_optimizer(std::make_unique<torch::optim::SGD>(m_stage.module->parameters(), sgdOptions(m_options))),
      m_stepsPerEpoch(static_cast<int>(train.count() / recipe.data.batchSize)) {
    if (m_stepsPerEpoch == 0)
        throw Error(ErrorCode::Usage, fmt::format("{} training images do not fill one batch of {}",
                                                  train.count(), recipe.data.batchSize));
    chooseExecutor(compute);
}

void Trainer::chooseExecutor(const ComputeOptions& compute) {
    if (compute.executor != ExecutorKind::LibTorch && m_stage.whyNotFused.empty()) {
        const std::size_t bytes = kernels::FusedNetwork::bytesFor(m_stage.view, m_recipe.data.batchSize);
        if (bytes > kLargestWorkspace)
            m_stage.whyNotFused =
                fmt::format("a batch of {} takes {} MB", m_recipe.data.batchSize, bytes >> 20);
    }
    const bool fused = compute.executor != ExecutorKind::LibTorch && m_stage.whyNotFused.empty();
    if (compute.executor == ExecutorKind::Fused && !fused)
        throw Error(ErrorCode::Usage,
                    fmt::format("--executor fused cannot train this: {}. --executor auto takes LibTorch",
                                m_stage.whyNotFused));
    // Asked for, so no reason is told; another device than the CPU is.
    if (compute.executor == ExecutorKind::LibTorch && m_train.device().is_cpu()) m_stage.whyNotFused.clear();
    m_executor = fused ? makeFusedExecutor(m_stage.view, m_stage.mode, *m_optimizer, m_train,
                                           m_recipe.data.batchSize, compute.threads)
                       : makeLibTorchExecutor(*m_stage.module, m_stage.forward, *m_optimizer, m_train);
}

std::string Trainer::executorName() const {
    return m_stage.whyNotFused.empty() ? m_executor->name()
                                       : fmt::format("{} ({})", m_executor->name(), m_stage.whyNotFused);
}

Trainer::~Trainer() = default;

void Trainer::run(RunListener& listener, const CancelToken& cancel) {
    m_stage.module->train();
    listener.onExecutor(m_stage.stage, executorName());
    for (m_epoch = m_firstEpoch; m_epoch <= m_options.epochs; ++m_epoch) {
        runEpoch(listener, cancel);
        if (cancel.isFinishing()) return;
    }
    m_epoch = m_options.epochs;
    if (m_firstEpoch > m_epoch) m_stepsBefore = m_stepsPerEpoch;  // nothing was left to do
}

void Trainer::resumeAfter(int epoch, int step, bool isEvaluated) {
    const bool isWhole = step >= m_stepsPerEpoch && isEvaluated;
    m_firstEpoch = isWhole ? epoch + 1 : epoch;
    m_firstStep = isWhole ? 1 : std::min(step, m_stepsPerEpoch) + 1;
    m_totalStep = std::int64_t{m_firstEpoch - 1} * m_stepsPerEpoch + m_firstStep - 1;
}

void Trainer::runEpoch(RunListener& listener, const CancelToken& cancel) {
    const int batch = m_recipe.data.batchSize;
    const torch::Tensor order = m_train.placed(epochOrder(
        m_train.count(), m_recipe.data.shuffle, m_recipe.seed, static_cast<int>(m_stage.stage), m_epoch));
    const bool everyStep = !m_recipe.data.sinkMode;
    m_executor->takeLossSum();  // of an epoch that was left
    double sum = 0.0;
    Clock clock;
    m_stepsDone = 0;
    m_stepsBefore = std::exchange(m_firstStep, 1) - 1;
    for (m_step = m_stepsBefore + 1; m_step <= m_stepsPerEpoch; ++m_step) {
        cancel.checkpoint();
        clock.beginStep();
        trainStep(order.slice(0, std::int64_t{m_step - 1} * batch, std::int64_t{m_step} * batch));
        // In sink mode nothing is fetched from the device before the epoch's end.
        const bool last = m_step == m_stepsPerEpoch;
        const double value = everyStep || last ? m_executor->lastLoss() : 0.0;
        if (everyStep || last) sum += m_executor->takeLossSum();
        clock.endStep();
        ++m_stepsDone;
        if (!std::isfinite(value) || !std::isfinite(sum)) failNotFinite();
        if (everyStep || last) report(listener, value, sum / m_stepsDone, clock);
        if (m_stage.afterStep) m_stage.afterStep(m_epoch, m_step);
    }
    m_step = m_stepsPerEpoch;
    finishEpoch(listener, cancel, sum / std::max(1, m_stepsDone), clock.training);
}

void Trainer::trainStep(const torch::Tensor& indices) {
    if (m_stage.beginStep) m_stage.beginStep(m_totalStep, m_epoch);
    m_executor->step(indices, learningRate());
    ++m_totalStep;
}

double Trainer::learningRate() const {
    if (m_options.schedule == Schedule::Constant) return m_options.learningRate;
    const double total = double(m_stepsPerEpoch) * m_options.epochs;
    return m_options.learningRate * 0.5 * (1.0 + std::cos(kPi * double(m_totalStep) / total));
}

void Trainer::report(RunListener& listener, double loss, double averageLoss, const Clock& clock) {
    StepEvent event;
    event.stage = m_stage.stage;
    event.epoch = m_epoch;
    event.epochs = m_options.epochs;
    event.step = m_step;
    event.steps = m_stepsPerEpoch;
    event.loss = loss;
    event.averageLoss = averageLoss;
    event.learningRate =
        static_cast<const torch::optim::SGDOptions&>(m_optimizer->param_groups()[0].options()).lr();
    event.milliseconds = 1e3 * (m_recipe.data.sinkMode ? clock.training / m_stepsDone : clock.lastStep);
    event.imagesPerSecond = double(m_stepsDone) * m_recipe.data.batchSize / clock.training;
    const double stepsLeft = double(m_options.epochs - m_epoch + 1) * m_stepsPerEpoch - m_step;
    event.secondsLeft = stepsLeft * clock.training / m_stepsDone;
    listener.onStep(event);
}

void Trainer::finishEpoch(RunListener& listener, const CancelToken& cancel, double averageLoss,
                          double seconds) {
    if (m_stage.endEpoch) m_stage.endEpoch();
    const Evaluation test = evaluationFromLogits(m_executor->logits(m_test, cancel), m_testLabels);
    EpochEvent event;
    event.stage = m_stage.stage;
    event.epoch = m_epoch;
    event.epochs = m_options.epochs;
    event.averageLoss = averageLoss;
    event.seconds = seconds;
    event.perStepMilliseconds = 1e3 * seconds / std::max(1, m_stepsDone);
    event.testLoss = test.loss;
    event.testAccuracyPercent = test.accuracyPercent();
    event.testImages = test.total;
    listener.onEpoch(event);
}

void Trainer::failNotFinite() const {
    throw Error(
        ErrorCode::Failed,
        fmt::format("The loss became infinite at step {} of epoch {}. Try a learning rate below {:g}.",
                    m_step, m_epoch, m_options.learningRate * 0.4));
}

void Trainer::setMomentum(const torch::Tensor& parameter, const std::vector<float>& values) {
    auto& slot = m_optimizer->state()[optimizerKey(parameter)];
    if (!slot) slot = std::make_unique<torch::optim::SGDParamState>();
    auto& state = static_cast<torch::optim::SGDParamState&>(*slot);
    if (!state.momentum_buffer().defined()) state.momentum_buffer(torch::zeros_like(parameter));
    // In place: the fused kernels know where it lies.
    const torch::NoGradGuard noGrad;
    state.momentum_buffer().copy_(toTensor(values, parameter.sizes(), torch::kCPU));
}

torch::Tensor Trainer::momentum(const torch::Tensor& parameter) const {
    const auto& states = m_optimizer->state();
    const auto it = states.find(optimizerKey(parameter));
    if (it == states.end()) return {};
    return static_cast<const torch::optim::SGDParamState&>(*it->second).momentum_buffer();
}

}  // namespace quantelier
