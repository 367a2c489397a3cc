#include "engine/train/trainer.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>

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

// Times an epoch's steps, without the time that a listener or a pause takes.
struct Trainer::Clock {
    using Steady = std::chrono::steady_clock;
    Steady::time_point start = Steady::now();
    double training = 0.0;  // seconds spent in steps
    double lastStep = 0.0;
    int steps = 0;

    void beginStep() { start = Steady::now(); }
    void endStep() {
        lastStep = std::chrono::duration<double>(Steady::now() - start).count();
        training += lastStep;
        ++steps;
    }
    double perStep() const { return steps > 0 ? training / steps : 0.0; }
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
      m_stepsPerEpoch(static_cast<int>(train.count() / recipe.data.batchSize)),
      m_everyStep(!recipe.data.sinkMode) {
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
    keep(KeepMoment::Start);
    while (m_progress.epoch <= m_options.epochs) {
        if (m_progress.isEvaluated) {
            if (m_progress.epoch == m_options.epochs || cancel.isFinishing()) return;
            m_progress = {m_progress.epoch + 1, 0, false, 0.0};
            m_executor->setLossSum(0.0);
        }
        runEpoch(listener, cancel);
        keep(KeepMoment::Epoch);
    }
}

void Trainer::resume(const TrainingProgress& progress) {
    if (progress.step > m_stepsPerEpoch || (progress.isEvaluated && progress.step < m_stepsPerEpoch))
        throw Error(
            ErrorCode::BadInput,
            fmt::format("this training stopped at step {} of an epoch, and an epoch has {} steps here",
                        progress.step, m_stepsPerEpoch));
    m_progress = progress;
    m_executor->setLossSum(progress.lossSum);
    m_totalStep = std::int64_t{progress.epoch - 1} * m_stepsPerEpoch + progress.step;
}

TrainingProgress Trainer::progress() const {
    TrainingProgress progress = m_progress;
    progress.lossSum = lossSum();
    return progress;
}

// Summed here where each loss is fetched anyway: in doubles, on every device.
double Trainer::lossSum() const {
    return m_everyStep ? m_progress.lossSum : m_executor->lossSum();
}

void Trainer::keep(KeepMoment moment) const {
    if (m_stage.keep) m_stage.keep(moment);
}

void Trainer::waitWhilePaused(const CancelToken& cancel) {
    if (cancel.isPaused()) keep(KeepMoment::Pause);  // a pause may be the time to switch the computer off
    cancel.checkpoint();
}

void Trainer::runEpoch(RunListener& listener, const CancelToken& cancel) {
    const int batch = m_recipe.data.batchSize;
    const torch::Tensor order =
        m_train.placed(epochOrder(m_train.count(), m_recipe.data.shuffle, m_recipe.seed,
                                  static_cast<int>(m_stage.stage), m_progress.epoch));
    Clock clock;
    while (m_progress.step < m_stepsPerEpoch) {
        waitWhilePaused(cancel);
        const std::int64_t first = std::int64_t{m_progress.step} * batch;
        clock.beginStep();
        trainStep(order.slice(0, first, first + batch));
        // In sink mode nothing is fetched from the device before the epoch's end.
        const bool isTold = m_everyStep || m_progress.step == m_stepsPerEpoch;
        const double loss = isTold ? m_executor->lastLoss() : 0.0;
        if (m_everyStep) m_progress.lossSum += loss;
        clock.endStep();
        if (!std::isfinite(loss) || (isTold && !std::isfinite(lossSum()))) failNotFinite("The loss");
        m_lastLoss = loss;
        if (isTold) report(listener, clock);
        keep(KeepMoment::Step);
    }
    finishEpoch(listener, cancel, clock);
}

void Trainer::trainStep(const torch::Tensor& indices) {
    if (m_stage.beginStep) m_stage.beginStep(m_totalStep, m_progress.epoch);
    m_executor->step(indices, learningRate());
    ++m_totalStep;
    ++m_progress.step;
}

double Trainer::learningRate() const {
    if (m_options.schedule == Schedule::Constant) return m_options.learningRate;
    const double total = double(m_stepsPerEpoch) * m_options.epochs;
    return m_options.learningRate * 0.5 * (1.0 + std::cos(kPi * double(m_totalStep) / total));
}

void Trainer::report(RunListener& listener, const Clock& clock) {
    StepEvent event;
    event.stage = m_stage.stage;
    event.epoch = m_progress.epoch;
    event.epochs = m_options.epochs;
    event.step = m_progress.step;
    event.steps = m_stepsPerEpoch;
    event.loss = m_lastLoss;
    event.averageLoss = lossSum() / m_progress.step;
    event.learningRate =
        static_cast<const torch::optim::SGDOptions&>(m_optimizer->param_groups()[0].options()).lr();
    event.milliseconds = 1e3 * (m_everyStep ? clock.lastStep : clock.perStep());
    event.imagesPerSecond = double(clock.steps) * m_recipe.data.batchSize / clock.training;
    const double stepsLeft =
        double(m_options.epochs - m_progress.epoch + 1) * m_stepsPerEpoch - m_progress.step;
    event.secondsLeft = stepsLeft * clock.perStep();
    listener.onStep(event);
}

void Trainer::finishEpoch(RunListener& listener, const CancelToken& cancel, const Clock& clock) {
    if (m_stage.endEpoch) m_stage.endEpoch();
    const Evaluation test = evaluationFromLogits(m_executor->logits(m_test, cancel), m_testLabels);
    m_progress.isEvaluated = true;
    EpochEvent event;
    event.stage = m_stage.stage;
    event.epoch = m_progress.epoch;
    event.epochs = m_options.epochs;
    event.averageLoss = lossSum() / m_stepsPerEpoch;
    event.seconds = clock.training;
    event.perStepMilliseconds = 1e3 * clock.perStep();
    event.testLoss = test.loss;
    event.testAccuracyPercent = test.accuracyPercent();
    event.testImages = test.total;
    listener.onEpoch(event);
}

void Trainer::failNotFinite(const std::string& what) const {
    const double safer = saferLearningRate(m_options.learningRate);
    throw LossNotFinite(
        fmt::format(
            "{} became infinite at step {} of epoch {}{}: the learning rate of {:g} is likely too high. "
            "Try {:g}.",
            what, m_progress.step, m_progress.epoch,
            m_lastLoss > 0.0 ? fmt::format(", after a loss of {:.3g}", m_lastLoss) : "",
            m_options.learningRate, safer),
        safer);
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
