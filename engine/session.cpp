#include "engine/session.h"

#include <fmt/format.h>

#include <utility>

#include "engine/backend/device_registry.h"
#include "engine/core/files.h"
#include "engine/formats/checkpoint_names.h"
#include "engine/formats/mindspore_checkpoint.h"
#include "engine/network/lenet5.h"
#include "engine/quant/lowering.h"
#include "engine/quant/quant_lenet5.h"
#include "engine/torch_guard.h"
#include "engine/train/checkpoint_policy.h"
#include "engine/train/network_views.h"
#include "engine/train/recording_listener.h"
#include "engine/train/run_folder.h"
#include "engine/train/training_state.h"

namespace quantelier {

namespace {

// Where the choice is left, a run stays on its device, if that is here.
std::string deviceAsBefore(const std::string& target, const std::string& before) {
    if (target != "auto") return target;
    try {
        openBackend(before);
        return before;
    } catch (const Error&) {  // it is not here
        return target;
    }
}

// Of the float network that fine-tuning of a file from elsewhere begins with.
std::string startName() {
    return checkpointName(Stage::Float, 0, 0, false);
}

}  // namespace

struct Session::Impl {
    // Where a checkpoint stopped, and what it carried.
    struct Resumption {
        ContinuePoint point;
        Checkpoint checkpoint;
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
    std::pair<std::string, std::string> executorsBefore;  // of the run that was taken up: float, quant
    std::optional<Resumption> resumption;
    std::string unsaved;  // the state of the training that ended with WriteError, as a checkpoint
    std::string unsavedName;

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

    std::string encodedState(Stage stage, const Trainer& trainer) {
        const NamedTensors tensors = stage == Stage::Float ? trainingState(*floats, trainer, recipe)
                                                           : trainingState(*quant, trainer, recipe);
        if (!areFinite(tensors)) trainer.failNotFinite("The network");  // what is on the disk stays
        return encodeMindSporeCheckpoint(tensors);
    }

    // Before its first step: the stage starts anew, or goes on where it stopped.
    std::optional<ContinuePoint> openStage(Stage stage, Trainer& trainer) {
        const std::optional<Resumption> from = std::exchange(resumption, std::nullopt);
        if (!from || from->point.stage != stage) {
            if (folder) folder->beginStage(stage);
            return {};
        }
        const Checkpoint& checkpoint = from->checkpoint;
        if (stage == Stage::Float)
            restoreTraining(checkpoint, *floats, trainer);
        else
            restoreTraining(checkpoint, *quant, trainer);
        if (folder) folder->goOnFrom(from->point, checkpoint.progress->isEvaluated);
        return from->point;
    }

    // What a run begins with, a file from elsewhere, belongs to it. Float training soon has better ones.
    void keepFloatNetwork() {
        if (!folder) return;
        const std::string path = folder->checkpointPath(startName());
        writeFileWhole(path, encodedFloat());
        floatCheckpoint = path;
    }

    std::string encodedFloat() const {
        NamedTensors tensors = floatTensors(floats->snapshot());
        tensors.push_back(recipeTensor(recipe));
        return encodeMindSporeCheckpoint(tensors);
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
        std::optional<Trainer> trainer;
        if (folder)
            stage.keep = [&](KeepMoment moment) {
                moment == KeepMoment::Step ? policy->afterStep(trainer->totalSteps()) : policy->autosave();
            };
        unsaved.clear();
        trainer.emplace(recipe, stage, train, test, data->test.labels, asBefore(stage.stage));
        const std::string executor = trainer->executorName();
        (isFloat ? floatExecutor : quantExecutor) = executor;
        tellOtherExecutor(stage.stage, executor, listener);
        try {
            const std::optional<ContinuePoint> from = openStage(stage.stage, *trainer);
            if (folder)
                policy = std::make_unique<CheckpointPolicy>(
                    recipe.checkpoint, folder->path(), stage.stage, from, [&] { return trainer->progress(); },
                    [&, this](const std::string& path) {
                        const std::string bytes = encodedState(stage.stage, *trainer);
                        folder->sync();  // a checkpoint's rows are there before it is
                        writeFileWhole(path, bytes);
                        if (placeOfCheckpoint(path)->isAutosave) return;
                        (isFloat ? floatCheckpoint : quantCheckpoint) = path;
                        listener.onCheckpoint(path);
                    });
            runStage(*trainer, policy.get(), recorder, cancel);
        } catch (const WriteError&) {
            unsaved = encodedState(stage.stage, *trainer);
            const TrainingProgress at = trainer->progress();
            unsavedName = checkpointName(stage.stage, at.epoch, at.step, true);
            throw;
        }
    }

    void runStage(Trainer& trainer, CheckpointPolicy* policy, RunListener& listener,
                  const CancelToken& cancel) {
        try {
            trainer.run(listener, cancel);
        } catch (const Error& e) {
            if (policy && e.code() == ErrorCode::Interrupted) policy->close();
            throw;
        }
        if (policy) policy->close();
    }

    const std::string& executorBefore(Stage stage) const {
        return stage == Stage::Float ? executorsBefore.first : executorsBefore.second;
    }

    // LibTorch, where it was asked for by name, has no reason behind its name. A stage that was not begun
    // goes with the other one.
    ComputeOptions asBefore(Stage stage) const {
        ComputeOptions chosen = compute;
        const std::string& own = executorBefore(stage);
        const std::string& before = own.empty() ? executorBefore(Stage::Float) : own;
        if (compute.executor == ExecutorKind::Auto && before == "libtorch")
            chosen.executor = ExecutorKind::LibTorch;
        return chosen;
    }

    // Instruction sets round in other places.
    void tellOtherExecutor(Stage stage, const std::string& now, RunListener& listener) const {
        const std::string& before = executorBefore(stage);
        if (!resumption || resumption->point.stage != stage || before.empty() || before == now) return;
        listener.onNote(
            fmt::format("This run was computed by {} and goes on by {}: the results will be close, but not "
                        "the same bit by bit.",
                        before, now));
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
        const std::string device = deviceAsBefore(deviceTarget, run.provenance.device);
        m_impl = std::make_unique<Impl>(run.recipe, std::move(data), device, compute);
        RunSummary taken = run;
        taken.provenance.device = deviceName();
        m_impl->folder = std::make_unique<RunFolder>(taken);  // first: nobody else writes there from here on
        const RunSummary now = readRun(run.folder);
        if (now.floatCheckpoint != run.floatCheckpoint || now.quantCheckpoint != run.quantCheckpoint)
            throw Error(
                ErrorCode::Failed,
                fmt::format("{} was trained on elsewhere since it was opened: open it again", run.folder));
        m_impl->floats->load(readCheckpoint(run.floatCheckpoint).network);
        m_impl->floatCheckpoint = run.floatCheckpoint;
        m_impl->executorsBefore = {run.provenance.floatExecutor, run.provenance.quantExecutor};
    });
}

void Session::continueFrom(const ContinuePoint& point) {
    guarded([&] {
        Checkpoint checkpoint = readCheckpoint(point.checkpoint);
        if (!checkpoint.progress)
            throw Error(
                ErrorCode::BadInput,
                fmt::format("{} does not say where its training stopped, so it can begin a new training, but "
                            "not go on",
                            fileName(point.checkpoint)));
        if (point.stage == Stage::Float) {
            m_impl->floats->load(checkpoint.network);
        } else {
            if (!checkpoint.ranges)
                throw Error(ErrorCode::BadInput,
                            fmt::format("{}: expected a quantization-aware checkpoint", point.checkpoint));
            loadQuant({checkpoint.network, m_impl->recipe.quant, *checkpoint.ranges});
            checkObservers(*m_impl->quant, checkpoint, point.checkpoint);
        }
        m_impl->resumption = Impl::Resumption{point, std::move(checkpoint)};
    });
}

bool Session::hasUnsaved() const {
    return !m_impl->unsaved.empty();
}

void Session::saveTo(const std::string& folder) {
    guarded([&] {
        const Impl& impl = *m_impl;
        if (impl.unsaved.empty()) return;
        std::vector<std::pair<std::string, std::string>> checkpoints;
        if (placeOfCheckpoint(impl.unsavedName)->stage == Stage::Quant)
            checkpoints.emplace_back(
                impl.floatCheckpoint.empty() ? startName() : fileName(impl.floatCheckpoint),
                impl.encodedFloat());
        checkpoints.emplace_back(impl.unsavedName, impl.unsaved);
        impl.folder->saveTo(folder, checkpoints);
        m_impl->unsaved.clear();
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

bool Session::hasQuant() const {
    return !m_impl->quant.is_empty();
}

void Session::loadFloat(const FloatNetwork& network) {
    guarded([&] {
        m_impl->floats->load(network);
        m_impl->keepFloatNetwork();
    });
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
