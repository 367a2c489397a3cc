// Studio: what lessons ask of the program's state, the deliberate faults and the grid set by hand.
#include <QCryptographicHash>
#include <algorithm>

#include "app/lesson_controls.h"
#include "app/studio.h"
#include "ui/models/runs_model.h"
#include "ui/pages/by_hand_page.h"
#include "ui/pages/compare_page.h"
#include "ui/pages/draw_page.h"
#include "ui/pages/export_page.h"
#include "ui/pages/faults_page.h"
#include "ui/pages/quantize_page.h"
#include "ui/pages/runs_page.h"
#include "ui/pages/step_through_page.h"
#include "ui/pages/train_page.h"
#include "ui/widgets/step_list.h"

namespace quantelier {

namespace {

const char* const kLayerNames[] = {"input", "conv1", "conv2", "fc1", "fc2", "fc3"};
const char* const kFaultNames[] = {"none", "zero_point", "bn_fold", "accumulator", "input_scale"};

int fewestWeightBits(const QuantRecipe& quant) {
    int fewest = quant.layers[0].weights.bits;
    for (const LayerQuant& layer : quant.layers) fewest = std::min(fewest, layer.weights.bits);
    return fewest;
}

int mostWeightBits(const QuantRecipe& quant) {
    int most = 0;
    for (const LayerQuant& layer : quant.layers) most = std::max(most, layer.weights.bits);
    return most;
}

// The logits stay at 8 bits (setActivations).
int activationBits(const QuantRecipe& quant) {
    int fewest = quant.layers[0].output.bits;
    for (std::size_t i = 0; i + 1 < quant.layers.size(); ++i)
        fewest = std::min(fewest, quant.layers[i].output.bits);
    return fewest;
}

double fraction(const Evaluation& evaluation) {
    return evaluation.total ? double(evaluation.correct) / double(evaluation.total) : 0.0;
}

double share(std::int64_t part, std::int64_t whole) {
    return whole ? double(part) / double(whole) : 0.0;
}

double mostCommonShare(const Evaluation& evaluation) {
    std::array<std::int64_t, kClassCount> counts{};
    for (const std::uint8_t label : evaluation.labels) ++counts[label];
    return share(*std::max_element(counts.begin(), counts.end()), evaluation.total);
}

void addRecipe(LessonFacts& facts, const Recipe& recipe) {
    const std::vector<std::string> presets = presetNames();
    if (std::find(presets.begin(), presets.end(), recipe.preset) != presets.end())
        facts.words["recipe.preset"] = recipe.preset;
    facts.numbers["recipe.float_epochs"] = recipe.train.epochs;
    facts.numbers["recipe.qat_epochs"] = recipe.quantTrain.epochs;
    facts.numbers["recipe.learning_rate"] = recipe.train.learningRate;
    facts.numbers["quant.weight_bits"] = fewestWeightBits(recipe.quant);
    facts.numbers["quant.most_weight_bits"] = mostWeightBits(recipe.quant);
    facts.numbers["quant.activation_bits"] = activationBits(recipe.quant);
    facts.numbers["quant.bn_fold"] = recipe.quant.bnFold;
    facts.numbers["network.parameters"] = double(networkCost(recipe.network, recipe.quant).parameters());
}

void addFault(LessonFacts& facts, const FaultReport& report) {
    facts.words["fault.shown"] = kFaultNames[int(report.fault)];
    facts.numbers["fault.accuracy"] = fraction(report.faulty);
    facts.numbers["fault.reference"] = fraction(report.sound);
    facts.numbers["fault.labels_differing"] = double(labelDisagreements(report.faulty, report.sound));
    facts.numbers["fault.most_common_share"] = mostCommonShare(report.faulty);
    facts.numbers["fault.saturated"] = share(report.firstSaturated, report.firstOutputs);
    facts.numbers["fault.overflows"] = double(report.overflows);
}

void addHandGrid(LessonFacts& facts, const HandReport& report) {
    facts.words["byhand.layer"] = kLayerNames[report.grid.layer];
    facts.numbers["byhand.scale"] = report.grid.scaleFactor;
    facts.numbers["byhand.zero_point"] = report.byHand.zeroPoint - report.observed.zeroPoint;
    facts.numbers["byhand.saturated"] = report.output.saturatedPercent() / 100.0;
    facts.numbers["byhand.accuracy"] = fraction(report.handReads);
    facts.numbers["byhand.reference"] = fraction(report.observedReads);
}

}  // namespace

void Studio::connectWorkshop() {
    connect(&m_workshop, &Workshop::opened, this, [this] {
        m_drawnForLesson = {};
        m_exportedForLesson = {};
        m_isCertifiedInLesson = false;
    });
    connect(m_comparePage, &ComparePage::faultsRequested, this,
            [this] { m_window->showSubpage(m_workbench.faults); });
    connect(m_workbench.faults, &FaultsPage::backRequested, this,
            [this] { m_window->showStep(Step::Compare); });
    connect(m_workbench.faults, &FaultsPage::faultChosen, this, &Studio::tryFault);
    connect(m_workbench.faults, &FaultsPage::announced, m_window, &MainWindow::announce);
    connect(m_quantizePage, &QuantizePage::byHandRequested, this, [this] {
        m_workbench.byHand->setLayer(m_quantizePage->chosenLayer());
        m_window->showSubpage(m_workbench.byHand);
    });
    connect(m_workbench.byHand, &ByHandPage::backRequested, this,
            [this] { m_window->showStep(Step::Quantize); });
    connect(m_workbench.byHand, &ByHandPage::gridChosen, this, &Studio::tryHandGrid);
    connect(m_workbench.byHand, &ByHandPage::announced, m_window, &MainWindow::announce);
}

void Studio::tryFault(Fault fault) {
    if (!m_models.quant || !m_models.integer || !m_trainedOn)
        return m_workbench.faults->showFailure(tr("There is no int8 network yet: convert one first."));
    m_insight.run<FaultReport>(
        Insight::Fault,
        [models = m_models, fault, data = m_trainedOn](const CancelToken& cancel) {
            return measureFault(models, fault, data->test, cancel);
        },
        [this](const FaultReport& report) { m_workbench.faults->showReport(report); },
        [this](const QString& error) { m_workbench.faults->showFailure(error); });
}

void Studio::tryHandGrid(const HandGrid& grid) {
    if (!m_models.floats || !m_trainedOn)
        return m_workbench.byHand->showFailure(tr("There is no network yet: train one first."));
    Models models = m_models;
    models.recipe.quant = m_models.quant ? m_models.recipe.quant : m_recipe.recipe().quant;
    m_insight.run<HandReport>(
        Insight::HandGrid,
        [models, grid, data = m_trainedOn](const CancelToken& cancel) {
            return measureHandGrid(withInteger(models, *data, cancel), grid, data->test, cancel);
        },
        [this](const HandReport& report) { m_workbench.byHand->showReport(report); },
        [this](const QString& error) { m_workbench.byHand->showFailure(error); });
}

LessonFacts Studio::factsNow() const {
    LessonFacts facts;
    facts.words["page.shown"] = lessonPage(m_workbench);
    facts.numbers["runs.count"] = double(m_runsPage->model().total());
    if (const auto data = m_data.prepared()) {
        facts.words["data.source"] = data->original.source;
        facts.numbers["data.images"] = double(data->train.count());
        facts.numbers["data.test_images"] = double(data->test.count());
    }
    addRecipe(facts, m_recipe.recipe());
    facts.words["quant.layer"] = kLayerNames[m_quantizePage->chosenLayer()];
    addTrainingFacts(facts);
    addMeasuredFacts(facts);
    if (m_window->currentPage() == m_stepPage) {
        facts.numbers["steps.opened"] = 1.0;
        facts.numbers["steps.shown"] = m_stepPage->steps().current() + 1;
        facts.words["steps.layer"] = kLayerNames[m_stepPage->place().layer];
    }
    if (const auto& report = m_workbench.faults->report()) addFault(facts, *report);
    if (const auto& report = m_workbench.byHand->report()) addHandGrid(facts, *report);
    facts.numbers["drawn.total"] = m_drawnForLesson.total;
    facts.numbers["drawn.correct"] = m_drawnForLesson.correct;
    if (m_drawnLabel >= 0) facts.numbers["drawn.reads"] = m_drawnLabel;
    facts.numbers.insert(m_exportedForLesson.begin(), m_exportedForLesson.end());
    return facts;
}

void Studio::addTrainingFacts(LessonFacts& facts) const {
    facts.numbers["train.running"] = isBusy(m_state);
    if (m_lastStep.steps == 0 && !m_models.floats) return;
    const bool isQuant = m_lastStep.stage == Stage::Quant;
    if (m_lastStep.steps > 0) {
        facts.numbers["train.epoch"] = m_trainPage->epochOfRun(m_lastStep.stage, m_lastStep.epoch);
        facts.numbers["train.loss"] = m_lastStep.averageLoss;
    }
    facts.numbers["train.float_epochs_done"] = m_epochsDone[0];
    if (isQuant || m_models.quant) facts.numbers["train.qat_epochs_done"] = m_epochsDone[1];
}

void Studio::addMeasuredFacts(LessonFacts& facts) const {
    if (m_measured.floatModel.total > 0) facts.numbers["float.accuracy"] = fraction(m_measured.floatModel);
    if (m_sizes.floatFile > 0) facts.numbers["float.bytes"] = double(m_sizes.floatFile);
    if (m_measured.untrained.total > 0) {
        facts.numbers["ptq.accuracy"] = fraction(m_measured.untrained);
        facts.numbers["ptq.bytes"] = double(m_measured.untrainedFile);
        facts.numbers["ptq.weight_bits"] = fewestWeightBits(m_untrainedWith);
        facts.numbers["ptq.activation_bits"] = activationBits(m_untrainedWith);
    }
    if (m_models.quant && m_measured.fakeQuant.total > 0) {
        facts.numbers["qat.accuracy"] = fraction(m_measured.fakeQuant);
        facts.numbers["int8.accuracy"] = fraction(m_measured.int8Model);
        facts.numbers["int8.bytes"] = double(m_sizes.int8File);
        facts.numbers["int8.payload_bytes"] = double(m_sizes.int8Payload());
        facts.numbers["int8.weight_bits"] = fewestWeightBits(m_models.recipe.quant);
        facts.numbers["int8.activation_bits"] = activationBits(m_models.recipe.quant);
    }
    if (m_difference) {
        facts.numbers["compare.float_only"] = double(m_difference->test.onlyFirst);
        facts.numbers["compare.int8_only"] = double(m_difference->test.onlySecond);
        facts.numbers["compare.labels_differing"] = double(m_labelsDiffering);
    }
    if (!m_isCertifiedInLesson || !m_certificate) return;
    std::int64_t differing = 0;
    for (const CertificatePair& pair : m_certificate->pairs)
        if (!pair.differenceExpected) differing += pair.labels;
    facts.numbers["certificate.labels_differing"] = double(differing);
    facts.numbers["certificate.pairs"] = double(m_certificate->pairs.size());
}

// After an export: its size, by the name that lessons have for its format.
void Studio::keepExportFacts(const ExportRequest& request, qint64 bytes) {
    std::string format = request.format;
    std::replace(format.begin(), format.end(), '-', '_');
    if (findFact("export." + format + ".bytes"))
        m_exportedForLesson["export." + format + ".bytes"] = double(bytes);
    if (format == "c") m_exportedForLesson["export.c.checked"] = request.checkWritten;
}

// The lesson's recipe, and no trained network. The run that was there stays in its folder.
std::optional<std::function<void()>> Studio::bringToLessonStart(const Lesson& lesson) {
    if (m_training.isRunning()) {
        report(Severity::Warning, tr("Training is running. Stop it, then begin the lesson."), Step::Workshop);
        return {};
    }
    if (!mayLoseUnsaved()) return {};
    const QString before = m_models.floats ? m_runFolder : QString();
    leaveRun();
    m_isOutOfDate = true;  // the lesson's toast says enough
    const int undoIndex = m_recipe.undoStack()->index();
    m_recipe.edit(tr("begin %1").arg(QString::fromStdString(lesson.name)), [&lesson](Recipe& recipe) {
        const DataRecipe data = recipe.data;
        recipe = presetRecipe(lesson.preset);
        recipe.data.path = data.path;
        recipe.data.source = lesson.dataset == "sketched" ? DataSource::Sketched
                             : lesson.dataset == "mnist"  ? DataSource::Mnist
                                                          : data.source;
        recipe.data.trainImages = lesson.trainImages;
        recipe.data.testImages = lesson.testImages;
        recipe.data.sinkMode = data.sinkMode;
    });
    m_drawnForLesson = {};
    m_exportedForLesson = {};
    const bool hasChanged = m_recipe.undoStack()->index() > undoIndex;
    if (before.isEmpty() && !hasChanged) return std::function<void()>();
    return [this, before, hasChanged] {
        if (m_training.isRunning()) return;
        if (hasChanged) m_recipe.undoStack()->undo();
        if (!before.isEmpty()) openRun(before, false);
    };
}

// As if nothing had been trained since the window opened.
void Studio::leaveRun() {
    m_training.closeRun();
    m_saferRate.reset();
    cancelInsight();
    m_insight.cancel(Insight::Snapshot);
    m_opened.reset();
    m_continuesOpened = m_startWhenReady = false;
    m_runFolder.clear();
    m_exported.clear();
    m_measured = {};
    m_sizes = {};
    m_epochsDone = {};
    m_trainedOn.reset();
    m_lastStep = {};
    m_drawsWithFile = false;
    m_isCertifiedInLesson = false;
    publish({});
    m_trainPage->showRun(m_recipe.recipe(), {});
    m_quantizePage->setHistory({});
    showCheckpoints({}, {});
    setRunState(RunState::Idle);
    showRunName();
}

std::string Studio::recipeSha256() const {
    const std::string json = recipeToJson(m_models.floats ? m_models.recipe : m_recipe.recipe());
    return QCryptographicHash::hash(QByteArray::fromStdString(json), QCryptographicHash::Sha256)
        .toHex()
        .toStdString();
}

}  // namespace quantelier
