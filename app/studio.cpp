#include "app/studio.h"

#include <QAction>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>

#include "engine/core/files.h"
#include "engine/core/network_shape.h"
#include "ui/bottom_bar.h"
#include "ui/engine_words.h"
#include "ui/format.h"
#include "ui/language.h"
#include "ui/log_dock.h"
#include "ui/models/rail_model.h"
#include "ui/pages/compare_page.h"
#include "ui/pages/data_page.h"
#include "ui/pages/draw_page.h"
#include "ui/pages/export_page.h"
#include "ui/pages/network_page.h"
#include "ui/pages/quantize_page.h"
#include "ui/pages/runs_page.h"
#include "ui/pages/step_through_page.h"
#include "ui/pages/train_page.h"
#include "ui/widgets/device_button.h"

namespace quantelier {

namespace {

constexpr std::int64_t kMostRecipeBytes = 1 << 20;

// The parts of a recipe that a float network depends on, as text to compare.
std::string trainingPart(Recipe recipe, const Recipe& base) {
    recipe.quant = base.quant;
    recipe.quantTrain = base.quantTrain;
    recipe.checkpoint = base.checkpoint;
    recipe.preset = base.preset;
    return recipeToJson(recipe);
}

}  // namespace

Studio::Studio(Workbench& workbench, RunStore runs, QObject* parent)
    : QObject(parent),
      m_workbench(workbench),
      m_recipe(workbench.recipe),
      m_window(&workbench.window),
      m_dataPage(workbench.data),
      m_networkPage(workbench.network),
      m_trainPage(workbench.train),
      m_quantizePage(workbench.quantize),
      m_comparePage(workbench.compare),
      m_stepPage(workbench.steps),
      m_exportPage(workbench.exports),
      m_drawPage(workbench.draw),
      m_runsPage(workbench.runs),
      m_runs(std::move(runs)),
      m_savedRecipe(Workbench::firstRecipe()) {
    connectWindow();
    connectData();
    connectTraining();
    connectRecovery();
    connectInsight();
    connectRuns();
    connectReport();
    connectDraw();
    connectCompare();
    connectQuantize();
    connectWorkshop();
    connect(&m_recipe, &RecipeModel::changed, this, &Studio::recipeChanged);
    followLanguage(this, [this] {
        showRunState();
        updateSteps();
        showRunName();
        if (m_window->rail()->state(Step::Runs) == StepState::Done) showRunCount();
    });
}

// Workers end before the window that their results would reach.
Studio::~Studio() {
    m_training.stop();
    m_insight.cancelAll();
    finishRunEdits();
}

void Studio::start() {
    recipeChanged();
    refreshRuns();
    m_workshop.start();
    offerUnfinished();
}

void Studio::connectWindow() {
    MainWindow* const window = m_window;
    connect(window, &MainWindow::openRequested, this, &Studio::open);
    connect(window, &MainWindow::saveRecipeRequested, this, &Studio::saveRecipe);
    connect(window, &MainWindow::startRequested, this, &Studio::startOrContinue);
    connect(window, &MainWindow::pauseRequested, this, [this] { setPaused(true); });
    connect(window, &MainWindow::stopRequested, this, [this] {
        if (m_training.isRunning())
            m_training.stop();
        else
            stopInsight();
    });
    auto* const exportAction = worded(new QAction(window), [] { return tr("Export…"); });
    exportAction->setShortcut(Qt::CTRL | Qt::Key_E);
    connect(exportAction, &QAction::triggered, this, [this] {
        m_window->showStep(Step::Export);
        m_exportPage->openExportDialog();
    });
    window->addAction(exportAction);
    connect(window->log(), &LogDock::linkActivated, this, &Studio::followLink);
    connect(m_networkPage, &NetworkPage::nextRequested, this, [this] { m_window->showStep(Step::Train); });
    connect(&m_recipe, &RecipeModel::rejected, this,
            [this](const QString& reason) { m_window->log()->add(Severity::Warning, reason); });
    window->setCloseGuard([this] { return mayClose(); });
    connectDevice();
    window->bottomBar()->setIdle([] { return tr("Ready"); });
}

// A device that is chosen counts for the next run; one that runs stays where it is.
void Studio::connectDevice() {
    BottomBar* const bar = m_window->bottomBar();
    DeviceButton* const button = bar->device();
    const auto choose = [this, bar, button] {
        m_training.setDevice(button->target().toStdString(), button->threads());
        if (!m_training.isRunning()) bar->setDevice(button->deviceName());
        m_estimate.reset();  // it was measured on another device
        if (m_data.prepared()) estimateTime();
    };
    connect(button, &DeviceButton::chosen, this, choose);
    connect(&m_training, &TrainingController::deviceOpened, this, [this, bar](const QString& device) {
        m_device = device;
        bar->setDevice(device);
    });
    choose();
    // Some devices take seconds to look for.
    m_insight.run<std::vector<DeviceInfo>>(
        Insight::Devices, [](const CancelToken&) { return listDevices(); },
        [button, choose](const std::vector<DeviceInfo>& devices) {
            button->setDevices(devices);
            choose();
        },
        [this](const QString& sentence) { m_window->log()->add(Severity::Warning, sentence); });
}

void Studio::open(const QString& path) {
    const QFileInfo file(path);
    const QString ending = file.suffix().toLower();
    if (QFileInfo(path + QStringLiteral("/lesson.md")).isFile())
        m_workshop.openFolder(path);
    else if (file.fileName() == QLatin1String("lesson.md"))
        m_workshop.openFolder(file.absolutePath());
    else if (QFileInfo(path + QStringLiteral("/recipe.json")).isFile())
        openRun(path, false);
    else if (file.isDir())
        openDataFolder(path);
    else if (ending == QLatin1String("json"))
        openRecipe(path);
    else if (ending == QLatin1String("ckpt") || ending == QLatin1String("onnx") ||
             ending == QLatin1String("tflite"))
        openModel(path);
    else
        report(Severity::Error,
               tr("%1: not something to open. A folder with MNIST or of a run, a recipe (.json) and a model "
                  "(.ckpt, .onnx, .tflite) can be opened.")
                   .arg(file.fileName()),
               m_window->currentStep());
}

void Studio::openDataFolder(const QString& path) {
    m_recipe.edit(tr("open a data folder"), [&](Recipe& recipe) {
        recipe.data.source = DataSource::Mnist;
        recipe.data.path = path.toStdString();
    });
    m_window->showStep(Step::Data);
}

void Studio::openRecipe(const QString& path) {
    try {
        const std::string file = path.toStdString();
        Recipe recipe =
            recipeFromJson(readFile(file, kMostRecipeBytes), presetRecipe("recommended"), fileName(file));
        validate(recipe);
        recipe.data.sinkMode = false;
        m_isOutOfDate = true;  // the toast below says enough
        m_recipe.edit(tr("open %1").arg(QFileInfo(path).fileName()), [&](Recipe& r) { r = recipe; });
        m_savedRecipe = recipe;
        showRunName();
        m_window->toast(Severity::Success, tr("%1 is the recipe").arg(QFileInfo(path).fileName()), tr("Undo"),
                        [this] { m_recipe.undoStack()->undo(); });
    } catch (const Error& e) {
        report(Severity::Error, engineWords(e), Step::Network);
    }
}

void Studio::saveRecipe(const QString& path) {
    try {
        writeFileWhole(path.toStdString(), recipeToJson(m_recipe.recipe()));
        m_savedRecipe = m_recipe.recipe();
        showRunName();
        m_window->toast(Severity::Success, tr("Recipe saved"));
    } catch (const Error& e) {
        report(Severity::Error, engineWords(e), Step::Network);
    }
}

bool Studio::mayClose() {
    if (!m_training.isRunning()) return mayLoseUnsaved();
    QMessageBox box(QMessageBox::NoIcon, tr("Quantelier"), tr("Training is running. Stop it and close?"),
                    QMessageBox::NoButton, m_window);
    box.setInformativeText(tr("A checkpoint of the present state is kept in %1.").arg(m_runFolder));
    const QAbstractButton* const close = box.addButton(tr("Stop and close"), QMessageBox::AcceptRole);
    box.addButton(tr("Keep training"), QMessageBox::RejectRole);
    box.exec();
    return box.clickedButton() == close && endTrainingForClose();
}

void Studio::report(Severity severity, const QString& sentence, Step place) {
    m_window->log()->add(severity, sentence, tr("Show in %1").arg(stepName(place)),
                         QString::number(int(place)));
    m_window->announce(sentence);
}

void Studio::recipeChanged() {
    const DataRecipe& data = m_recipe.recipe().data;
    const bool sameData = data.source == m_loadingRecipe.source && data.path == m_loadingRecipe.path &&
                          data.trainImages == m_loadingRecipe.trainImages &&
                          data.testImages == m_loadingRecipe.testImages;
    if (!sameData || (!m_data.prepared() && !m_data.isLoading())) {
        m_loadingRecipe = data;
        m_dataPage->setLoading(true);
        m_data.load(data);
    }
    showRunName();
    updateSteps();
    tellOutOfDate();
    if (m_data.prepared() && sameData) estimateTime();
}

// Once, when the first change makes the trained network another one's.
void Studio::tellOutOfDate() {
    const QString why = isBusy(m_state) ? QString() : whatChanged();
    if (!why.isEmpty() && !m_isOutOfDate)
        m_window->toast(Severity::Info, tr("What was trained is out of date: %1").arg(why), tr("Undo"),
                        [this] { m_recipe.undoStack()->undo(); });
    m_isOutOfDate = !why.isEmpty();
}

QString Studio::whatChanged() const {
    if (!m_models.floats) return {};
    const Recipe& now = m_recipe.recipe();
    const Recipe& then = m_models.recipe;
    if (now.network != then.network) return tr("the network changed");
    if (trainingPart(now, now) == trainingPart(then, now)) return {};
    Recipe withoutTrain = then;
    withoutTrain.train = now.train;
    return trainingPart(now, now) == trainingPart(withoutTrain, now) ? tr("the training settings changed")
                                                                     : tr("the data changed");
}

bool Studio::modelsAreStale() const {
    Recipe then = m_models.recipe;
    then.preset = m_recipe.recipe().preset;
    return m_models.quant && recipeToJson(then) != recipeToJson(m_recipe.recipe());
}

void Studio::updateSteps() {
    RailModel* const rail = m_window->rail();
    const bool busy = isBusy(m_state);
    if (const auto data = m_data.prepared())
        rail->setState(
            Step::Data, StepState::Done,
            tr("%1 + %2").arg(format::number(data->train.count()), format::number(data->test.count())));
    const LayerCost cost = networkCost(m_recipe.recipe().network, m_recipe.recipe().quant);
    rail->setState(Step::Network, StepState::Done,
                   tr("%1 parameters").arg(format::number(cost.parameters())));

    const QString changed = whatChanged();
    if (!busy && m_state != RunState::Failed) {
        if (!m_models.floats)
            rail->setState(Step::Train, StepState::Todo);
        else if (!changed.isEmpty())
            rail->setState(Step::Train, StepState::OutOfDate);
        else if (m_measured.floatModel.total == 0)
            rail->setState(Step::Train, StepState::Done, tr("Float, not measured"));
        else
            rail->setState(Step::Train, StepState::Done,
                           tr("Float %1")
                               .arg(format::percent(m_measured.floatModel.accuracyPercent(),
                                                    m_measured.floatModel.total)));
    }
    if (m_state != RunState::FineTuning) {
        if (!m_models.floats)
            rail->setState(Step::Quantize, StepState::NeedsEarlier, tr("Train first"));
        else if (!m_models.quant)
            rail->setState(Step::Quantize, StepState::Todo);
        else if (modelsAreStale())
            rail->setState(Step::Quantize, StepState::OutOfDate);
        else if (m_measured.fakeQuant.total == 0)
            rail->setState(Step::Quantize, StepState::Done, tr("QAT, not measured"));
        else
            rail->setState(Step::Quantize, StepState::Done,
                           tr("QAT %1").arg(format::percent(m_measured.fakeQuant.accuracyPercent(),
                                                            m_measured.fakeQuant.total)));
    }
    if (!m_models.integer)
        rail->setState(Step::Export, StepState::NeedsEarlier, tr("Quantize first"));
    else if (m_exported.isEmpty())
        rail->setState(Step::Export, StepState::Todo);
    else if (modelsAreStale())
        rail->setState(Step::Export, StepState::OutOfDate);
    else
        rail->setState(Step::Export, StepState::Done, m_exported);
    if (!m_inference.hasModels())
        rail->setState(Step::Draw, StepState::NeedsEarlier, tr("Train first"));
    else if (m_drawnLabel < 0)
        rail->setState(Step::Draw, StepState::Todo);
    else
        rail->setState(Step::Draw, StepState::Done,
                       m_inference.hasInteger() ? tr("Int8 reads %1").arg(m_drawnLabel)
                                                : tr("Float reads %1").arg(m_drawnLabel));

    m_quantizePage->setFloatAvailable(m_models.floats != nullptr);
    QString why;
    const bool isOldBaseline = !m_models.quant && m_measured.untrained.total > 0 && !hasBaseline();
    if (modelsAreStale() || isOldBaseline)
        why = changed.isEmpty() ? tr("the quantization settings changed") : changed;
    m_quantizePage->setStale(why);
    updateCompareStep(why);
    if (!busy && m_certified)
        m_exportPage->setStale(m_certified == m_models.integer ? why
                                                               : tr("the network was fine-tuned again"));
}

void Studio::showRunName() {
    const Recipe& recipe = m_recipe.recipe();
    const QString name =
        m_runFolder.isEmpty() ? QString::fromStdString(recipe.preset) : RunStore::runName(m_runFolder);
    m_window->setRun(name, recipeToJson(recipe) == recipeToJson(m_savedRecipe) ? tr("saved") : tr("changed"));
}

}  // namespace quantelier
