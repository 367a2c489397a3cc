// The Quantize page: what it shows of the recipe, the run and the last preview.
#include <QPushButton>
#include <QToolButton>

#include "engine/core/network_shape.h"
#include "engine/core/recipe_command.h"
#include "ui/format.h"
#include "ui/language.h"
#include "ui/models/quant_choices.h"
#include "ui/models/quant_table_model.h"
#include "ui/pages/quantize_page.h"
#include "ui/widgets/busy.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/cost_bars.h"
#include "ui/widgets/histogram_panel.h"
#include "ui/widgets/pareto_panel.h"
#include "ui/widgets/quant_settings.h"
#include "ui/widgets/quant_table.h"

namespace quantelier {

namespace {

constexpr int kFewestBits = 2, kMostBits = 8;

QuantRecipe presetQuant(const Recipe& recipe) {
    for (const std::string& name : presetNames())
        if (name == recipe.preset) return presetRecipe(name).quant;
    return recipe.quant;  // a recipe from a file may name a preset that this program does not have
}

}  // namespace

void QuantizePage::updateRecipe() {
    m_model->setRecipe(m_recipe->recipe());
    m_model->setReference(m_measured.int8Model.total > 0 ? m_reported : presetQuant(m_recipe->recipe()));
    setCommandLine(
        QStringLiteral("quantelier train-quant --ckpt_path %1 %2")
            .arg(format::shellWord(m_checkpoint.isEmpty() ? QStringLiteral("checkpoint_lenet.ckpt")
                                                          : m_checkpoint),
                 QString::fromStdString(recipeOptions(m_recipe->recipe(), "recipe.quantelier.json"))));
    const QuantRecipe& quant = m_recipe->recipe().quant;
    m_pareto->setStale(!hasSameMixtures(m_searched, quant));
    if (!isSame(m_known, quant)) {
        m_known = quant;
        askForPreview();
    }
    showPresent();
}

// Every change of the quantization is tried at once; also one that leads back to the fine-tuned network,
// whose baseline it is.
void QuantizePage::askForPreview() {
    if (!m_hasFloat || isBusy(m_state)) return;
    m_busy.start();
    emit previewRequested();
}

bool QuantizePage::isPreviewed() const {
    return m_preview && isSame(m_preview->quant, m_recipe->recipe().quant);
}

bool QuantizePage::isReported() const {
    return !m_report.empty() && isSame(m_reported, m_recipe->recipe().quant);
}

// The run's own network where it has the present choices, else the preview; until one comes, what was last.
void QuantizePage::showPresent() {
    if (isReported()) {
        m_model->setReport(m_report);
        m_histogram->setPresent({});
        const bool isTrained = m_measured.int8Model.total > 0;
        showChip(isTrained ? m_measured.int8Model : m_measured.untrained, m_measured.floatModel, isTrained);
    } else if (isPreviewed()) {
        m_model->setReport(m_preview->report);
        m_histogram->setPresent(m_preview->profile);
        showChip(m_preview->integer, m_preview->floats, false);
    } else if (m_report.empty() && !m_preview) {
        m_model->setReport({});
        m_histogram->setPresent({});
        showChip({}, {}, false);
    }
}

void QuantizePage::showChip(const Evaluation& evaluation, const Evaluation& floats, bool isTrained) {
    const Recipe& recipe = m_recipe->recipe();
    const std::int64_t bytes = networkCost(recipe.network, recipe.quant).int8Bytes();
    m_chip->setVisible(evaluation.total > 0);
    m_pareto->plot().setNow(bytes, evaluation.accuracyPercent(), evaluation.total);
    if (evaluation.total == 0) return;
    const QString difference = format::points(evaluation.accuracyPercent() - floats.accuracyPercent());
    m_chip->set(m_warnings.isEmpty() ? ChipKind::Neutral : ChipKind::Warning,
                QStringLiteral("%1, %2, %3")
                    .arg(format::percent(evaluation.accuracyPercent(), evaluation.total), difference,
                         format::kilobytes(bytes)));
    QStringList words{(isTrained ? tr("The fine-tuned int8 network on %1 test images, against float %2. Its "
                                      "weights, biases and scales take %3.")
                                 : tr("Without training: int8 on %1 test images, against float %2. Weights, "
                                      "biases and scales take %3."))
                          .arg(format::number(evaluation.total),
                               format::percent(floats.accuracyPercent(), floats.total),
                               format::bytes(bytes))};
    words += m_warnings;
    m_chip->setToolTip(words.join(u'\n'));
    m_chip->setAccessibleDescription(m_chip->toolTip());
}

void QuantizePage::showPreview(const QuantPreview& preview) {
    m_preview = preview;
    showPresent();
    if (isPreviewed() && !isReported())
        emit announced(m_model->spoken(m_table->chosenRow()) + QStringLiteral(". ") +
                       tr("Without training: %1").arg(m_chip->text()));
}

void QuantizePage::previewEnded() {
    m_busy.stop();
    m_model->setBusy(false);
    setBusy(m_ptq, false);
}

void QuantizePage::setWarnings(const QStringList& warnings) {
    m_warnings = warnings;
    showPresent();
}

void QuantizePage::showCosts(const std::vector<FewerBitsCost>& costs) {
    m_costs->setCosts(costs);
}

void QuantizePage::addProfile(const QuantProfile& profile) {
    m_histogram->addProfile(profile);
}

void QuantizePage::setHistory(const QuantHistory& history) {
    m_histogram->setHistory(history);
}

void QuantizePage::searchBegan() {
    m_searched = m_recipe->recipe().quant;
    m_pareto->searchBegan();
}

void QuantizePage::addPoints(const std::vector<MixedPrecisionPoint>& points, std::int64_t images) {
    m_pareto->addPoints(points, images);
}

void QuantizePage::searchEnded() {
    m_pareto->searchEnded();
}

void QuantizePage::chooseLayer(int row) {
    m_histogram->setLayer(row);
    m_settings->setLayer(row - 1, m_model->index(row, 0).data().toString());
}

int QuantizePage::chosenLayer() const {
    return std::max(0, m_table->chosenRow());
}

void QuantizePage::changeBits(int by) {
    const int row = m_table->chosenRow();
    if (row < 1) return;
    const int bits = m_recipe->recipe().quant.layers[std::size_t(row - 1)].weights.bits + by;
    if (bits < kFewestBits || bits > kMostBits) return;
    editLayer(row, tr("Weight bits"), [bits](LayerQuant& layer) { layer.weights.bits = bits; });
}

void QuantizePage::editLayer(int row, const QString& what, const std::function<void(LayerQuant&)>& change) {
    if (isBusy(m_state)) return;
    const QString layer = m_model->index(row, QuantTableModel::LayerColumn).data().toString();
    m_recipe->edit(tr("%1 of %2").arg(what, layer),
                   [&](Recipe& r) { change(r.quant.layers[std::size_t(row - 1)]); });
}

void QuantizePage::adopt(const std::array<int, kLayerCount>& bits) {
    m_recipe->edit(tr("Bits from the front"), [&](Recipe& r) { r = withWeightBits(r, bits); });
}

void QuantizePage::updateHeader() {
    const bool isRunning = isBusy(m_state);
    const bool isDone = m_hasResult && !m_isStale;
    m_ptq->setVisible(!isRunning && !isDone);
    m_ptq->setEnabled(m_hasFloat);
    m_byHand->setVisible(!isRunning);
    m_byHand->setEnabled(m_hasFloat);
    m_again->setVisible(!isRunning && isDone);
    m_pareto->setPossible(m_hasFloat && !isRunning);
    primaryButton()->setEnabled(m_hasFloat);
    setWords(primaryButton(), "toolTip",
             [=] { return m_hasFloat ? QString() : tr("Train a float network first"); });
    if (isRunning)
        setPrimary(QString());
    else if (isDone)
        setPrimaryNext([] { return tr("Next: Compare"); });
    else
        setPrimary(IconName::Play, [] { return tr("Convert and fine-tune"); });
}

void QuantizePage::setFloatAvailable(bool available) {
    m_hasFloat = available;
    if (!available) m_preview.reset();
    showSettings(m_showSettings->isChecked());
    updateHeader();
}

void QuantizePage::setRunState(RunState state) {
    m_state = state;
    m_settings->setLocked(isBusy(state));
    m_table->setLocked(isBusy(state));
    updateHeader();
}

void QuantizePage::showReport(const QuantReport& report, const QuantRecipe& quant) {
    m_report = report;
    m_reported = quant;
    if (report.empty()) {  // another network begins
        m_preview.reset();
        m_histogram->setHistory({});
        m_pareto->clear();
        m_costs->setCosts({});
        setWarnings({});
    }
    updateRecipe();
}

void QuantizePage::showAccuracies(const MeasuredModels& measured) {
    m_measured = measured;
    m_hasResult = measured.int8Model.total > 0;
    m_result->showAccuracies(measured);
    updateHeader();
    updateRecipe();
}

void QuantizePage::setSizes(const ModelSizes& sizes) {
    m_result->showSizes(sizes);
}

void QuantizePage::setStale(const Words& why) {
    m_isStale = !why.isEmpty();
    m_result->setStale(why);
    updateHeader();
}

void QuantizePage::setCheckpointPath(const QString& floatCheckpoint) {
    m_checkpoint = floatCheckpoint;
    updateRecipe();
}

void QuantizePage::setReduceMotion(bool reduce) {
    m_histogram->setReduceMotion(reduce);
}

}  // namespace quantelier
