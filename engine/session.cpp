#include "engine/session.h"

#include <fmt/format.h>

#include <utility>

#include "engine/backend/device_registry.h"
#include "engine/core/files.h"
#include "engine/formats/checkpoint_names.h"
#include "engine/formats/mindspore_checkpoint.h"
#include "engine/network/lenet5.h"
#include "engine/network/tensor_bridge.h"
#include "engine/quant/lowering.h"
#include "engine/quant/quant_lenet5.h"
#include "engine/torch_guard.h"
#include "engine/train/checkpoint_policy.h"
#include "engine/train/network_views.h"
#include "engine/train/run_folder.h"
#include "engine/train/trainer.h"

namespace quantelier {

namespace {

// Writes what happens into the run folder, then passes it on. `profile` gives that of the present networks.
class RecordingListener : public RunListener {
  public:
    RecordingListener(RunFolder* folder, RunListener& next, std::function<QuantProfile()> profile)
        : m_folder(folder), m_next(next), m_profile(std::move(profile)) {}
    void onExecutor(Stage stage, const std::string& executor) override {
        if (m_folder) m_folder->tellExecutor(stage, executor);
        m_next.onExecutor(stage, executor);
    }
    void onStep(const StepEvent& event) override {
        if (m_folder) m_folder->add(event);
        m_next.onStep(event);
    }
    void onEpoch(const EpochEvent& event) override {
        if (m_folder) m_folder->add(event);
        m_next.onEpoch(event);
        if (m_folder) addProfile(event);
    }
    void onCheckpoint(const std::string& path) override { m_next.onCheckpoint(path); }

  private:
    void addProfile(const EpochEvent& event) {
        auto profile = std::make_shared<QuantProfile>(m_profile());
        profile->stage = event.stage;
        profile->epoch = event.epoch;
        m_folder->add(*profile);
        m_next.onProfile(profile);
    }

    RunFolder* m_folder;
    RunListener& m_next;
    std::function<QuantProfile()> m_profile;
};

// The network with each trainable weight replaced by the optimizer's running mean of its gradient.
FloatNetwork momentsOf(FloatNetwork network, const Trainer& trainer,
                       const std::function<const FusionBlockImpl&(std::size_t)>& block) {
    for (std::size_t i = 0; i < network.layers.size(); ++i) {
        FloatLayer& layer = network.layers[i];
        const FusionBlockImpl& b = block(i);
        const auto set = [&](std::vector<float>& to, const torch::Tensor& parameter) {
            const torch::Tensor moment = parameter.defined() ? trainer.momentum(parameter) : torch::Tensor();
            to = moment.defined() ? toVector(moment) : std::vector<float>(to.size(), 0.0f);
        };
        set(layer.weight, b.weight);
        set(layer.bias, b.bias);
        set(layer.bn.gamma, b.gamma);
        set(layer.bn.beta, b.beta);
    }
    return network;
}

void setMoments(const FloatNetwork& moments, Trainer& trainer,
                const std::function<const FusionBlockImpl&(std::size_t)>& block) {
    for (std::size_t i = 0; i < moments.layers.size(); ++i) {
        const FloatLayer& layer = moments.layers[i];
        const FusionBlockImpl& b = block(i);
        const auto set = [&](const std::vector<float>& from, const torch::Tensor& parameter) {
            if (parameter.defined()) trainer.setMomentum(parameter, from);
        };
        set(layer.weight, b.weight);
        set(layer.bias, b.bias);
        set(layer.bn.gamma, b.gamma);
        set(layer.bn.beta, b.beta);
    }
}

NamedTensors& operator+=(NamedTensors& to, NamedTensors from) {
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
    return to;
}

}  // namespace

struct Session::Impl {
    // A stage that goes on where it stopped. What a checkpoint will carry more of (random states, places in
    // the data) belongs here.
    struct Resumption {
        ContinuePoint point;
        bool isEvaluated = false;  ///< the epoch, if the point is its end
        std::optional<FloatNetwork> moments;
    };

    Recipe recipe;
    ComputeOptions compute;
    std::shared_ptr<const PreparedData> data;
    torch::Device device;
    Batches train, test;
    std::unique_ptr<RunFolder> folder;
    LeNet5 floats{nullptr};
    QuantLeNet5 quant{nullptr};
    std::string floatCheckpoint, quantCheckpoint;
    std::string floatExecutor, quantExecutor;
    RunResults before;  // of the run that was taken up
    std::optional<Resumption> resumption;

    Impl(const Recipe& r, std::shared_ptr<const PreparedData> d, const std::string& target,
         const ComputeOptions& c)
        : recipe(r),
          compute(c),
          data(std::move(d)),
          device(openBackend(target).device()),
          train(data->train, device, recipe.data.sinkMode),
          test(data->test, device, true),
          floats(recipe.network, device) {
        floats->initialize(static_cast<std::uint64_t>(recipe.seed));
    }

    void requireQuant() const {
        if (!quant)
            throw Error(ErrorCode::Usage, "The network is not quantization-aware yet: convert it first.");
    }

    std::string deviceName() const { return targetOf(device); }

    TrainingStage floatStage() {
        TrainingStage stage;
        stage.stage = Stage::Float;
        stage.module = floats.get();
        stage.forward = [this](const torch::Tensor& x) { return floats->forward(x); };
        stage.mode = [] { return kernels::Mode(); };
        if (device.is_cpu())
            stage.view = viewOf(*floats);
        else
            stage.whyNotFused = "on " + deviceName();
        return stage;
    }
    TrainingStage quantStage(const QuantSwitches& switches) {
        TrainingStage stage;
        stage.stage = Stage::Quant;
        stage.module = quant.get();
        stage.forward = [this](const torch::Tensor& x) { return quant->forward(x); };
        stage.beginStep = [this, &switches](std::int64_t step, int epoch) {
            quant->beginStep(step, epoch, switches);
        };
        stage.endEpoch = [this] { quant->refreshRanges(); };
        stage.mode = [this] { return quant->mode(); };
        stage.whyNotFused =
            device.is_cpu() ? whyNotFused(quant->recipe(), recipe.network) : "on " + deviceName();
        if (device.is_cpu()) stage.view = viewOf(*quant);
        return stage;
    }

    Evaluation evaluated(torch::nn::Module& module, const TrainingStage& stage, const CancelToken& cancel) {
        const bool fused = device.is_cpu() && compute.executor != ExecutorKind::LibTorch;
        const EvaluationMode mode(module);
        return evaluationFromLogits(
            fused ? fusedLogits(stage.view, data->test, cancel) : allLogits(stage.forward, test, cancel),
            data->test.labels);
    }

    NamedTensors checkpointTensors(Stage stage, const Trainer& trainer) {
        NamedTensors tensors;
        if (stage == Stage::Float) {
            const FloatNetwork network = floats->snapshot();
            tensors = floatTensors(network);
            tensors +=
                momentTensors(momentsOf(network, trainer, [this](std::size_t i) -> const FusionBlockImpl& {
                    return block(Stage::Float, i);
                }));
        } else {
            quant->refreshRanges();
            const QuantNetwork network = quant->snapshot();
            tensors = quantTensors(network);
            tensors += momentTensors(momentsOf(
                network.network, trainer,
                [this](std::size_t i) -> const FusionBlockImpl& { return block(Stage::Quant, i); }));
        }
        tensors.push_back(recipeTensor(recipe));
        return tensors;
    }

    const FusionBlockImpl& block(Stage stage, std::size_t i) const {
        return stage == Stage::Float ? *floats->blocks[i] : quant->blocks[i]->block();
    }

    // Before its first step: the stage starts anew, or goes on where it stopped.
    void openStage(Stage stage, Trainer& trainer, CheckpointPolicy* policy) {
        const std::optional<Resumption> from = std::exchange(resumption, std::nullopt);
        if (!from || from->point.stage != stage) {
            if (folder) folder->beginStage(stage);
            return;
        }
        const ContinuePoint& point = from->point;
        trainer.resumeAfter(point.epoch, point.step, from->isEvaluated);
        if (from->moments)
            setMoments(*from->moments, trainer,
                       [&](std::size_t i) -> const FusionBlockImpl& { return block(stage, i); });
        if (folder) folder->goOnFrom(point);
        if (policy) policy->goOnFrom(std::int64_t{point.epoch - 1} * trainer.stepsPerEpoch() + point.step);
    }

    // What run.json says of a stage that is whole.
    void recordModels(const Models& models, const CancelToken& cancel) {
        Evaluation integer;
        if (models.integer)
            integer =
                evaluationFromLogits(integerLogits(*models.integer, data->test, cancel), data->test.labels);
        folder->tellModels(modelSizes(models), integer);
    }

    void trainStage(TrainingStage stage, RunListener& listener, const CancelToken& cancel) {
        const bool isFloat = stage.stage == Stage::Float;
        RecordingListener recorder(folder.get(), listener, [this, isFloat] {
            return isFloat ? quantProfileWithoutTraining(floats->snapshot(), recipe, data->train)
                           : quantProfile(quant->snapshot(), data->train);
        });
        std::unique_ptr<CheckpointPolicy> policy;
        if (folder) stage.afterStep = [&policy](int epoch, int step) { policy->afterStep(epoch, step); };
        Trainer trainer(recipe, stage, train, test, data->test.labels, compute);
        (isFloat ? floatExecutor : quantExecutor) = trainer.executorName();
        if (folder)
            policy = std::make_unique<CheckpointPolicy>(
                recipe.checkpoint, folder->checkpointFolder(),
                isFloat ? "checkpoint_lenet" : "checkpoint_lenet_quant", [&, this](const std::string& path) {
                    writeFileWhole(path, encodeMindSporeCheckpoint(checkpointTensors(stage.stage, trainer)));
                    (isFloat ? floatCheckpoint : quantCheckpoint) = path;
                    listener.onCheckpoint(path);
                });
        openStage(stage.stage, trainer, policy.get());
        try {
            trainer.run(recorder, cancel);
        } catch (const Error& e) {
            if (policy && e.code() == ErrorCode::Interrupted) policy->save(trainer.epoch(), trainer.step());
            throw;
        }
        if (policy) policy->save(trainer.epoch(), trainer.step());
    }
};

std::string libTorchVersion() {
    return TORCH_VERSION;
}

Session::Session(const Recipe& recipe, std::shared_ptr<const PreparedData> data,
                 const std::string& deviceTarget, const std::string& runFolder,
                 const ComputeOptions& compute) {
    guarded([&] {
        useOneTorchThread();
        validate(recipe);
        m_impl = std::make_unique<Impl>(recipe, std::move(data), deviceTarget, compute);
        if (runFolder.empty()) return;
        const DatasetPair& original = m_impl->data->original;
        m_impl->folder = std::make_unique<RunFolder>(
            runFolder, recipe,
            Provenance{programVersion(), libTorchVersion(), original.source, original.sha256, deviceName()});
    });
}

Session::~Session() = default;

std::string Session::deviceName() const {
    return m_impl->deviceName();
}

std::string Session::executor(Stage stage) const {
    return stage == Stage::Float ? m_impl->floatExecutor : m_impl->quantExecutor;
}

Session::Session(const RunSummary& run, std::shared_ptr<const PreparedData> data,
                 const std::string& deviceTarget, const ComputeOptions& compute) {
    guarded([&] {
        useOneTorchThread();
        validate(run.recipe);
        if (run.floatCheckpoint.empty())
            throw Error(ErrorCode::BadInput,
                        fmt::format("{} has no float checkpoint to go on from", run.folder));
        if (run.provenance.datasetSha256 != data->original.sha256)
            throw Error(ErrorCode::BadInput,
                        fmt::format("{} was trained on other images ({}) than these ({})", run.name(),
                                    run.provenance.datasetSource, data->original.source));
        m_impl = std::make_unique<Impl>(run.recipe, std::move(data), deviceTarget, compute);
        m_impl->floats->load(readCheckpoint(run.floatCheckpoint).network);
        m_impl->floatCheckpoint = run.floatCheckpoint;
        m_impl->before = run.results;
        RunSummary taken = run;
        taken.provenance.device = deviceName();
        m_impl->folder = std::make_unique<RunFolder>(taken);
    });
}

void Session::continueFrom(const ContinuePoint& point) {
    guarded([&] {
        Checkpoint checkpoint = readCheckpoint(point.checkpoint);
        if (point.stage == Stage::Float) {
            m_impl->floats->load(checkpoint.network);
        } else {
            if (!checkpoint.ranges)
                throw Error(ErrorCode::BadInput,
                            fmt::format("{}: expected a quantization-aware checkpoint", point.checkpoint));
            loadQuant({std::move(checkpoint.network), m_impl->recipe.quant, *checkpoint.ranges});
        }
        m_impl->resumption = Impl::Resumption{point, m_impl->before.of(point.stage).epochsDone >= point.epoch,
                                        std::move(checkpoint.moments)};
    });
}

void Session::trainFloat(RunListener& listener, const CancelToken& cancel) {
    guarded([&] {
        m_impl->trainStage(m_impl->floatStage(), listener, cancel);
        if (m_impl->folder) m_impl->recordModels(models(), cancel);
    });
}

void Session::setQuantization(const Recipe& recipe) {
    m_impl->recipe.quant = recipe.quant;
    m_impl->recipe.quantTrain = recipe.quantTrain;
    m_impl->recipe.checkpoint = recipe.checkpoint;
    validate(m_impl->recipe);
    if (m_impl->folder) m_impl->folder->writeRecipe(m_impl->recipe);
}

void Session::convert(const CancelToken& cancel) {
    guarded([&] {
        const Recipe& recipe = m_impl->recipe;
        QuantLeNet5 quant =
            convertQuantNetwork(m_impl->floats->snapshot(), recipe.network, recipe.quant, m_impl->device);
        // Ranges that start from data start from the float network's activations, not from the first rounded
        // batch.
        if (recipe.quant.rangeStart == RangeStart::FirstBatch) calibrate(*quant, m_impl->train, cancel);
        m_impl->quant = quant;
    });
}

void Session::trainQuant(RunListener& listener, const CancelToken& cancel, const QuantSwitches& switches) {
    guarded([&] {
        m_impl->requireQuant();
        m_impl->trainStage(m_impl->quantStage(switches), listener, cancel);
        if (m_impl->folder) m_impl->recordModels(models(), cancel);
    });
}

void Session::loadFloat(const FloatNetwork& network) {
    guarded([&] { m_impl->floats->load(network); });
}

void Session::loadQuant(const QuantNetwork& network) {
    guarded([&] {
        QuantLeNet5 quant(m_impl->recipe.network, network.recipe, m_impl->device);
        quant->load(network);
        m_impl->quant = quant;
    });
}

Evaluation Session::evaluateFloat(const CancelToken& cancel) {
    return guarded([&] { return m_impl->evaluated(*m_impl->floats, m_impl->floatStage(), cancel); });
}

Evaluation Session::evaluateQuant(const CancelToken& cancel) {
    return guarded([&] {
        m_impl->requireQuant();
        return m_impl->evaluated(*m_impl->quant, m_impl->quantStage(QuantSwitches()), cancel);
    });
}

Models Session::models() const {
    return guarded([&] {
        Models models;
        models.recipe = m_impl->recipe;
        models.floats = std::make_shared<FloatNetwork>(m_impl->floats->snapshot());
        return m_impl->quant ? quantized(std::move(models), m_impl->quant->snapshot()) : models;
    });
}

std::string Session::floatCheckpoint() const {
    return m_impl->floatCheckpoint;
}

std::string Session::quantCheckpoint() const {
    return m_impl->quantCheckpoint;
}

std::string Session::exportPath(const std::string& fileName) const {
    return m_impl->folder->exportPath(fileName);
}

}  // namespace quantelier
