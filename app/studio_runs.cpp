// Studio: the Runs page. Everything that touches a run folder is done by the insight worker.
#include <QDesktopServices>
#include <QFile>
#include <QUrl>

#include "app/studio.h"
#include "ui/engine_words.h"
#include "ui/log_dock.h"
#include "ui/models/rail_model.h"
#include "ui/models/runs_model.h"
#include "ui/pages/export_page.h"
#include "ui/pages/quantize_page.h"
#include "ui/pages/runs_page.h"
#include "ui/pages/train_page.h"

namespace quantelier {

struct Studio::OpenedRun {
    RunSummary run;
    Models models;
    RunCurves curves;
    QuantHistory history;
    QString historyProblem;  ///< it cannot be read; the run opens without it
};

namespace {

// As the window trains: step by step, so that curves are live.
Recipe windowRecipe(Recipe recipe) {
    recipe.data.sinkMode = false;
    return recipe;
}

void readHistory(const std::string& folder, QuantHistory& history, QString& problem) {
    const std::string path = folder + '/' + kQuantHistoryFile;
    if (!QFile::exists(QString::fromStdString(path))) return;
    try {
        history = readQuantHistory(path);
    } catch (const Error& e) {
        problem = QString::fromUtf8(e.what());
    }
}

// What was logged after the point will be trained again.
void cut(RunCurves& curves, const ContinuePoint& point) {
    const auto isLater = [&](Stage stage, int epoch, int step) {
        if (stage != point.stage) return stage == Stage::Quant;
        return std::pair(epoch, step) > std::pair(point.epoch, point.step);
    };
    curves.steps.erase(std::remove_if(curves.steps.begin(), curves.steps.end(),
                                      [&](const StepEvent& e) { return isLater(e.stage, e.epoch, e.step); }),
                       curves.steps.end());
    curves.epochs.erase(std::remove_if(curves.epochs.begin(), curves.epochs.end(),
                                       [&](const EpochEvent& e) { return isLater(e.stage, e.epoch, 0); }),
                        curves.epochs.end());
    curves.int8.erase(std::remove_if(curves.int8.begin(), curves.int8.end(),
                                     [&](const Int8Point& p) { return isLater(p.stage, p.epoch, 0); }),
                      curves.int8.end());
}

}  // namespace

void Studio::connectRuns() {
    m_runsPage->setRoot(m_runs.root());
    connect(m_runsPage, &RunsPage::openRequested, this,
            [this](const QString& folder) { openRun(folder, false); });
    connect(m_runsPage, &RunsPage::continueRequested, this,
            [this](const QString& folder) { openRun(folder, true); });
    connect(m_runsPage, &RunsPage::againRequested, this, &Studio::runAgain);
    connect(m_runsPage, &RunsPage::importRequested, this, &Studio::importRun);
    connect(m_runsPage, &RunsPage::deleteRequested, this, &Studio::deleteRun);
    connect(m_runsPage, &RunsPage::listRequested, this, &Studio::refreshRuns);
    connect(m_runsPage, &RunsPage::labelsEdited, this, &Studio::writeLabels);
    connect(m_runsPage, &RunsPage::curvesRequested, this, &Studio::loadCurves);
    connect(m_runsPage, &RunsPage::folderRequested, this,
            [](const QString& folder) { QDesktopServices::openUrl(QUrl::fromLocalFile(folder)); });
    connect(m_runsPage, &RunsPage::trainRequested, this, [this] { m_window->showStep(Step::Train); });
    connect(m_runsPage, &RunsPage::announced, m_window, &MainWindow::announce);
    connect(m_window, &MainWindow::stepShown, this, [this](Step step) {
        if (step == Step::Runs) refreshRuns();
    });
    connect(&m_training, &TrainingController::finished, this, &Studio::refreshRuns);
    connect(&m_training, &TrainingController::stopped, this, &Studio::refreshRuns);
    connect(&m_training, &TrainingController::failed, this, &Studio::refreshRuns);
    connect(&m_training, &TrainingController::lossNotFinite, this, &Studio::refreshRuns);
    // From here on the session knows the run better than its folder did.
    connect(&m_training, &TrainingController::executorChosen, this, [this] { m_opened.reset(); });
}

void Studio::refreshRuns() {
    using Runs = std::vector<RunSummary>;
    m_insight.run<Runs>(
        Insight::RunList, [root = m_runs.root().toStdString()](const CancelToken&) { return listRuns(root); },
        [this](Runs runs) {
            for (RunSummary& run : runs)  // what was just typed counts, written or not
                if (const auto labels = m_unwrittenLabels.find(QString::fromStdString(run.folder));
                    labels != m_unwrittenLabels.end())
                    run.labels = labels->second;
            m_runsPage->setRuns(std::move(runs));
            if (!m_runToChoose.isEmpty()) m_runsPage->chooseRun(std::exchange(m_runToChoose, QString()));
            showRunCount();
        },
        [this](const QString& error) { report(Severity::Warning, error, Step::Runs); });
}

void Studio::showRunCount() {
    m_window->rail()->setState(Step::Runs, StepState::Done, tr("%1 saved").arg(m_runsPage->model().total()));
}

void Studio::loadCurves(const QStringList& folders) {
    using Curves = std::vector<std::pair<QString, RunCurves>>;
    std::vector<RunSummary> runs;
    for (const QString& mark :
         m_runsPage->model().marks())  // a job replaces the one before: all that are marked
        if (const RunSummary* run = m_runsPage->model().find(mark)) runs.push_back(*run);
    if (folders.isEmpty()) return;
    m_insight.run<Curves>(
        Insight::RunCurves,
        [runs](const CancelToken&) {
            Curves all;
            for (const RunSummary& run : runs) {
                RunCurves curves;
                try {
                    curves = readCurves(run);
                } catch (const Error&) {  // a damaged run has no curve; its row says why
                }
                curves.steps.clear();
                all.emplace_back(QString::fromStdString(run.folder), std::move(curves));
            }
            return all;
        },
        [this](const Curves& all) {
            for (const auto& [folder, curves] : all) m_runsPage->setCurves(folder, curves);
        },
        [this](const QString& error) { report(Severity::Warning, error, Step::Runs); });
}

// Each job writes all that is not written yet: it may have taken the place of one that still waited.
void Studio::writeLabels(const QString& folder, const RunLabels& labels) {
    m_runsPage->setLabels(folder, labels);
    m_unwrittenLabels[folder] = labels;
    using Labels = std::map<QString, RunLabels>;
    m_insight.run<Labels>(
        Insight::RunLabels,
        [all = m_unwrittenLabels](const CancelToken&) {
            for (const auto& [run, words] : all) writeRunLabels(run.toStdString(), words);
            return all;
        },
        [this](const Labels& written) {
            for (const auto& [run, words] : written) {
                const auto waiting = m_unwrittenLabels.find(run);
                if (waiting != m_unwrittenLabels.end() && waiting->second == words)
                    m_unwrittenLabels.erase(waiting);
            }
        },
        [this](const QString& error) {
            m_unwrittenLabels.clear();
            report(Severity::Error, error, Step::Runs);
            refreshRuns();  // as the folders have it
        });
}

// --- Taking up a run
// ----------------------------------------------------------------------------------------------

void Studio::openRun(const QString& folder, bool continues, const std::function<void(Recipe&)>& change) {
    if (m_training.isRunning())
        return report(Severity::Warning,
                      tr("Training is running. Stop it, then open %1.").arg(RunStore::runName(folder)),
                      Step::Runs);
    if (!mayLoseUnsaved()) return;
    m_insight.run<OpenedRun>(
        Insight::RunOpen,
        [folder = folder.toStdString(), change](const CancelToken&) {
            OpenedRun opened;
            opened.run = readRun(folder);
            if (!opened.run.problem.empty()) throw Error(ErrorCode::BadInput, opened.run.problem);
            opened.run.recipe = windowRecipe(opened.run.recipe);
            if (change) change(opened.run.recipe);
            opened.models = loadModelsOf(opened.run);
            opened.curves = readCurves(opened.run);
            readHistory(folder, opened.history, opened.historyProblem);
            return opened;
        },
        [this, continues](const OpenedRun& opened) { takeRun(opened, continues); },
        [this](const QString& error) { report(Severity::Error, error, Step::Runs); });
}

void Studio::takeRun(const OpenedRun& opened, bool continues) {
    if (m_training.isRunning()) return;
    m_training.closeRun();
    m_saferRate.reset();
    cancelInsight();
    m_insight.cancel(Insight::Snapshot);
    m_opened = std::make_shared<RunSummary>(opened.run);
    m_continuesOpened = continues && continuePoint(opened.run);
    m_startWhenReady = false;
    m_runFolder = QString::fromStdString(opened.run.folder);
    m_exportPage->setExportFolder(m_runFolder + QStringLiteral("/exports"));
    m_exported.clear();
    m_measured = {};
    m_sizes = {};
    m_epochsDone = {opened.run.results.floats.epochsDone, opened.run.results.quant.epochsDone};
    m_trainedOn.reset();
    m_lastStep = {};
    m_drawsWithFile = false;
    publish({});
    m_savedRecipe = opened.run.recipe;
    m_recipe.setRecipe(opened.run.recipe);
    RunCurves curves = opened.curves;
    if (m_continuesOpened) cut(curves, *continuePoint(opened.run));
    m_trainPage->showRun(opened.run.recipe, curves);
    publish(opened.models);
    m_quantizePage->setHistory(opened.history);
    if (!opened.historyProblem.isEmpty())
        report(Severity::Warning, engineWords(opened.historyProblem), Step::Quantize);
    showCheckpoints(QString::fromStdString(opened.run.floatCheckpoint),
                    QString::fromStdString(opened.run.quantCheckpoint));
    setRunState(continuePoint(opened.run) ? RunState::Stopped : RunState::Finished);
    showRunName();
    m_window->toast(Severity::Success, tr("%1 is open").arg(QString::fromStdString(opened.run.name())));
    if (m_data.prepared()) openedDataReady();
}

// The images that the run is measured on, and trains on with.
void Studio::openedDataReady() {
    m_trainedOn = m_data.prepared();
    m_explorer.setNetwork(m_models.floats, m_trainedOn);
    compareIfShown();
    if (m_trainedOn->original.sha256 != m_opened->provenance.datasetSha256)
        report(Severity::Warning,
               tr("%1 was trained on other images. What is measured here is of the present ones.")
                   .arg(QString::fromStdString(m_opened->name())),
               Step::Data);
    if (std::exchange(m_continuesOpened, false)) return continueOpened();
    const Stage stage = m_models.quant ? Stage::Quant : Stage::Float;
    RunResults results = m_opened->results;
    takeSnapshot(stage, results.of(stage).epochsDone, m_models, {});
}

void Studio::continueOpened() {
    const ContinuePoint point = *continuePoint(*m_opened);
    m_window->showStep(Step::Train);
    m_lastStep.stage = point.stage;
    setRunState(point.stage == Stage::Float ? RunState::Training : RunState::FineTuning);
    m_window->log()->add(Severity::Info,
                         tr("Continuing after epoch %1, step %2.").arg(point.epoch).arg(point.step));
    m_training.continueRun(*m_opened, point, m_trainedOn);
}

void Studio::runAgain(const QString& folder) {
    const RunSummary* run = m_runsPage->model().find(folder);
    if (!run || m_training.isRunning()) return;
    const QString what = tr("take the recipe of %1").arg(QString::fromStdString(run->name()));
    m_isOutOfDate = true;  // the toast below says enough
    m_recipe.edit(what, [recipe = windowRecipe(run->recipe)](Recipe& r) { r = recipe; });
    m_window->showStep(Step::Train);
    m_window->toast(Severity::Info, tr("The recipe of %1 is set").arg(QString::fromStdString(run->name())),
                    tr("Undo"), [this] { m_recipe.undoStack()->undo(); });
}

// --- Coming and going
// ---------------------------------------------------------------------------------------------

void Studio::importRun(const QString& folder) {
    m_insight.run<QString>(
        Insight::RunImport,
        [folder = folder.toStdString(), root = m_runs.root().toStdString()](const CancelToken&) {
            return QString::fromStdString(quantelier::importRun(folder, root));
        },
        [this](const QString& copy) {
            m_runToChoose = copy;
            refreshRuns();
            m_window->toast(Severity::Success, tr("%1 imported").arg(RunStore::runName(copy)));
        },
        [this](const QString& error) {
            report(Severity::Error, error, Step::Runs);
            m_window->setLogVisible(true);
        });
}

void Studio::deleteRun(const QString& folder) {
    if (folder == m_runFolder) {
        m_window->toast(Severity::Warning, tr("This run is open. Open another one, then delete it."));
        return;
    }
    const RunSummary* run = m_runsPage->model().find(folder);  // none, as long as the list is not there
    const QString name = run ? QString::fromStdString(run->name()) : RunStore::runName(folder);
    const auto show = [this](const QString& which, bool hidden) {
        m_runsPage->setHidden(which, hidden);
        showRunCount();
    };
    m_deletedRuns.insert(folder);
    show(folder, true);
    m_window->toast(
        Severity::Info, tr("%1 deleted").arg(name), tr("Undo"),
        [this, show, folder] {
            m_deletedRuns.erase(folder);
            show(folder, false);
        },
        [this, folder] { deleteForGood(folder); });
}

// Again all that are due: a job may have taken the place of one that still waited.
void Studio::deleteForGood(const QString& folder) {
    m_unwrittenLabels.erase(folder);
    m_dueRuns.insert(folder);
    using Folders = std::set<QString>;
    m_insight.run<Folders>(
        Insight::RunDelete,
        [due = m_dueRuns](const CancelToken&) {
            for (const QString& run : due) quantelier::deleteRun(run.toStdString());
            return due;
        },
        [this](const Folders& gone) {
            for (const QString& run : gone) {
                m_dueRuns.erase(run);
                m_deletedRuns.erase(run);
            }
            refreshRuns();
        },
        [this](const QString& error) {
            for (const QString& run : std::exchange(m_dueRuns, {})) {
                m_deletedRuns.erase(run);
                m_runsPage->setHidden(run, false);
            }
            report(Severity::Error, error, Step::Runs);
            refreshRuns();
        });
}

void Studio::finishRunEdits() {
    try {
        for (const auto& [folder, labels] : m_unwrittenLabels)
            if (m_deletedRuns.count(folder) == 0) writeRunLabels(folder.toStdString(), labels);
        for (const QString& folder : m_deletedRuns) quantelier::deleteRun(folder.toStdString());
    } catch (const Error& e) {
        qWarning("%s", e.what());  // there is no window any more to say it in
    }
}

}  // namespace quantelier
