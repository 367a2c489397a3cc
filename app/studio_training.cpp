// Studio: starting, watching and ending training.
#include "app/studio.h"
#include "ui/bottom_bar.h"
#include "ui/format.h"
#include "ui/language.h"
#include "ui/log_dock.h"
#include "ui/models/rail_model.h"
#include "ui/pages/compare_page.h"
#include "ui/pages/draw_page.h"
#include "ui/pages/export_page.h"
#include "ui/pages/quantize_page.h"
#include "ui/pages/runs_page.h"
#include "ui/pages/step_through_page.h"
#include "ui/pages/train_page.h"

namespace quantelier {

namespace {

Words stageWords(Stage stage) {
    return
        [stage] { return stage == Stage::Float ? Studio::tr("Float training") : Studio::tr("Fine-tuning"); };
}

}  // namespace

void Studio::connectTraining() {
    connect(m_trainPage, &TrainPage::startRequested, this, &Studio::startOrContinue);
    connect(m_trainPage, &TrainPage::finishAfterEpochRequested, &m_training,
            &TrainingController::finishAfterEpoch);
    connect(m_trainPage, &TrainPage::fakeQuantSwitched, this, [this](bool on) {
        m_training.setFakeQuant(on);
        m_window->log()->add(Severity::Info, on ? tr("Fake quant on: values are rounded again.")
                                                : tr("Fake quant off: values pass unrounded."));
    });
    connect(m_trainPage, &TrainPage::observersSwitched, this, [this](bool on) {
        m_training.setObservers(on);
        m_window->log()->add(Severity::Info, on ? tr("Observers on: ranges move again.")
                                                : tr("Observers off: ranges stay as they are."));
    });
    connect(m_trainPage, &TrainPage::nextRequested, this, [this] { m_window->showStep(Step::Quantize); });
    connect(m_trainPage, &TrainPage::announced, m_window, &MainWindow::announce);
    connect(m_quantizePage, &QuantizePage::trainRequested, this, [this] { m_window->showStep(Step::Train); });
    connect(m_quantizePage, &QuantizePage::convertRequested, this, &Studio::startQuant);
    connect(m_quantizePage, &QuantizePage::nextRequested, this,
            [this] { m_window->showStep(Step::Compare); });
    connect(&m_training, &TrainingController::stepDone, this, &Studio::stepDone);
    connect(&m_training, &TrainingController::epochDone, this, &Studio::epochDone);
    connect(&m_training, &TrainingController::converted, this, [this] {
        m_trainPage->markConverted();
        m_window->log()->add(Severity::Info, tr("Converted to quantization-aware: 5 layers, 11 observers."));
    });
    connect(&m_training, &TrainingController::finished, this, &Studio::trainingFinished);
    connect(&m_training, &TrainingController::failed, this, &Studio::trainingFailed);
    connect(&m_training, &TrainingController::lossNotFinite, this, &Studio::lossFailed);
    connect(&m_training, &TrainingController::noted, this,
            [this](const QString& sentence) { m_window->log()->add(Severity::Info, sentence); });
    connect(&m_training, &TrainingController::stopped, this, [this] {
        setRunState(RunState::Stopped);
        const QString sentence = tr("Training stopped at epoch %1, step %2; a checkpoint is in %3.")
                                     .arg(m_trainPage->epochOfRun(m_lastStep.stage, m_lastStep.epoch))
                                     .arg(m_lastStep.step)
                                     .arg(m_runFolder);
        m_window->log()->add(Severity::Info, sentence);
        m_window->announce(sentence);
    });
    connect(&m_training, &TrainingController::executorChosen, this,
            [this](Stage stage, const QString& executor) {
                m_window->log()->add(Severity::Info,
                                     (stage == Stage::Float ? tr("Float training is computed by: %1.")
                                                            : tr("Fine-tuning is computed by: %1."))
                                         .arg(executor));
                // Of LibTorch the sentence goes on with the reason.
                const bool isFused = executor.startsWith(QLatin1String("fused"));
                m_window->bottomBar()->setDevice(
                    tr("%1 · %2").arg(m_device, isFused ? executor : tr("LibTorch")));
            });
    connect(&m_training, &TrainingController::checkpointWritten, this, [this](const QString& path) {
        const bool isQuant = path.contains(QStringLiteral("_quant-"));
        showCheckpoints(isQuant ? m_floatCheckpoint : path, isQuant ? path : m_quantCheckpoint);
    });
}

// In the command lines of the pages; none yet: a page says what the file will be called.
void Studio::showCheckpoints(const QString& floats, const QString& quant) {
    m_floatCheckpoint = floats;
    m_quantCheckpoint = quant;
    m_quantizePage->setCheckpointPath(floats);
    m_comparePage->setCheckpoints(floats, quant);
    m_stepPage->setCheckpoint(quant);
    m_exportPage->setCheckpointPath(quant);
    if (!m_drawsWithFile) m_drawPage->setModelPath(quant.isEmpty() ? floats : quant);
}

void Studio::startOrContinue() {
    if (m_training.isPaused()) {
        setPaused(false);
        return;
    }
    if (m_training.isRunning() || !mayLoseUnsaved()) return;
    if (!m_data.prepared() && !m_data.isLoading()) {
        m_window->showStep(Step::Data);
        return report(Severity::Error, tr("There are no digits to learn from. Choose others here."),
                      Step::Data);
    }
    m_window->showStep(Step::Train);
    if (m_data.prepared())
        startFloat();
    else
        m_startWhenReady = true;
}

void Studio::startFloat() {
    const Recipe recipe = m_recipe.recipe();
    const auto data = m_data.prepared();
    cancelInsight();
    m_insight.cancel(Insight::Snapshot);
    m_runFolder = m_runs.nextFolder(recipe, data->original.source);
    m_exportPage->setExportFolder(m_runFolder + QStringLiteral("/exports"));
    m_exported.clear();
    m_drawsWithFile = false;
    publish({});
    showCheckpoints({}, {});
    m_measured = {};
    m_sizes = {};
    m_epochsDone = {};
    m_trainedOn = data;
    m_opened.reset();
    m_lastStep = {};
    m_trainPage->begin(recipe.train.epochs, recipe.quantTrain.epochs);
    setRunState(RunState::Training);
    m_window->announce(tr("Float training begins, %1 epochs.").arg(recipe.train.epochs));
    m_saferRate.reset();
    m_training.startFloat(recipe, data, m_runFolder);
    m_savedRecipe = recipe;  // the run folder has it
    showRunName();
}

void Studio::startQuant() {
    if (m_training.isRunning() || !m_models.floats) return;
    if (m_opened ? !m_trainedOn : !m_training.hasSession()) return;
    if (!mayLoseUnsaved()) return;
    cancelInsight();
    m_trainPage->beginFineTuning(m_recipe.recipe().quantTrain.epochs);
    m_lastStep = {};
    m_lastStep.stage = Stage::Quant;
    m_exported.clear();
    m_exportPage->setStale([] { return tr("the network is being fine-tuned again"); });
    m_comparePage->setStale([] { return tr("the network is being fine-tuned again"); });
    setRunState(RunState::FineTuning);
    m_window->showStep(Step::Train);
    m_window->announce(tr("Fine-tuning begins, %1 epochs.").arg(m_recipe.recipe().quantTrain.epochs));
    m_training.startQuant(m_recipe.recipe(), m_opened, m_trainedOn);
    if (!hasBaseline()) tryWithoutTraining();
}

void Studio::setPaused(bool paused) {
    if (!m_training.isRunning()) return;
    m_training.setPaused(paused);
    m_window->bottomBar()->setPaused(paused);
    setRunState(paused                             ? RunState::Paused
                : m_lastStep.stage == Stage::Quant ? RunState::FineTuning
                                                   : RunState::Training);
    m_window->announce(paused ? tr("Training is paused.") : tr("Training goes on."));
}

void Studio::setRunState(RunState state) {
    m_state = state;
    m_trainPage->setRunState(state);
    m_quantizePage->setRunState(state);
    m_window->setStartEnabled(!isBusy(state) || state == RunState::Paused);
    if (!isBusy(state))
        m_window->bottomBar()->setIdle([] { return tr("Ready"); });
    else if (state != RunState::Paused && !m_window->bottomBar()->isPaused())
        m_window->bottomBar()->setWork(
            stageWords(state == RunState::FineTuning ? Stage::Quant : Stage::Float), 0.0, {});
    showRunState();
    if (!isBusy(state)) updateSteps();
}

void Studio::showRunState() {
    m_runsPage->setBusy(isBusy(m_state) ? tr("Training is running") : QString());
    RailModel* const rail = m_window->rail();
    if (m_state == RunState::Training || m_state == RunState::FineTuning) {
        const bool isFloat = m_state == RunState::Training;
        const QString text = stageWords(isFloat ? Stage::Float : Stage::Quant)();
        rail->setState(Step::Train, StepState::Running, text);
        if (!isFloat) rail->setState(Step::Quantize, StepState::Running, text);
        showEpoch();
    } else if (m_state == RunState::Paused) {
        rail->setState(Step::Train, StepState::Running, tr("Paused"));
    } else if (m_state == RunState::Failed) {
        rail->setState(Step::Train, StepState::Failed, tr("See the log"));
    }
}

// Where the run is, counted through both stages as everywhere else.
void Studio::showEpoch() {
    if (m_lastStep.steps == 0) return;
    m_window->rail()->setState(m_lastStep.stage == Stage::Float ? Step::Train : Step::Quantize,
                               StepState::Running,
                               m_trainPage->epochWords(m_lastStep.stage, m_lastStep.epoch));
}

void Studio::stepDone(const StepEvent& event) {
    m_lastStep = event;
    m_trainPage->addStep(event);
    const double fraction = (event.epoch - 1 + double(event.step) / event.steps) / event.epochs;
    if (m_state != RunState::Paused)
        m_window->bottomBar()->setWork(
            stageWords(event.stage), fraction, [rate = event.imagesPerSecond, left = event.secondsLeft] {
                return tr("%1 · %2").arg(format::imagesPerSecond(rate), format::timeLeft(left));
            });
    if (event.step == 1) showEpoch();
}

void Studio::epochDone(const EpochEvent& event, const Models& models) {
    m_trainPage->addEpoch(event);
    m_epochsDone[std::size_t(event.stage)] = event.epoch;
    const QString stage = event.stage == Stage::Float ? tr("float") : tr("fake-quant");
    m_window->log()->add(Severity::Info,
                         tr("Epoch %1: test accuracy %2 (%3).")
                             .arg(m_trainPage->epochOfRun(event.stage, event.epoch))
                             .arg(format::percent(event.testAccuracyPercent, event.testImages), stage));
    publish(models);
    measureSnapshot(event.stage, event.epoch, models);
}

void Studio::trainingFinished(Stage stage, const Models& models) {
    publish(models);
    setRunState(RunState::Finished);
    if (stage == Stage::Quant) {
        m_keptReport = m_runFolder;
        if (!m_insight.isBusy(Insight::Snapshot)) keepReport();  // else once that is measured
    }
    const QString sentence =
        stage == Stage::Float ? tr("Float training finished") : tr("Fine-tuning finished");
    if (m_window->currentStep() == Step::Train) {  // the page shows it
        m_window->log()->add(Severity::Success, sentence);
        m_window->announce(sentence);
    } else {
        m_window->toast(Severity::Success, sentence);
    }
}

void Studio::trainingFailed(const QString& sentence) {
    setRunState(RunState::Failed);
    if (m_lastStep.steps > 0) m_trainPage->showFailure(m_lastStep, sentence);
    report(Severity::Error, sentence, Step::Train);
}

void Studio::lossFailed(Stage stage, const QString& sentence, double saferRate) {
    setRunState(RunState::Failed);
    if (m_lastStep.steps > 0) m_trainPage->showFailure(m_lastStep, sentence);
    m_saferRate = SaferRate{m_runFolder, stage, saferRate};
    m_window->log()->add(Severity::Error, sentence,
                         tr("Continue with %1").arg(format::significant(saferRate, 1)),
                         QString::fromLatin1(kSaferRateLink));
    m_window->announce(sentence);
}

void Studio::followLink(const QString& target) {
    if (target == QLatin1String(kSaferRateLink)) return continueAtSaferRate();
    if (target == QLatin1String(kSaveRunLink)) return askWhereToSave();
    m_window->showStep(Step(target.toInt()));
    m_window->currentPage()->focusRemedy();
}

}  // namespace quantelier
