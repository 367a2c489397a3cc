#include "ui/pages/quantize_page.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/format.h"
#include "ui/models/quant_table_model.h"
#include "ui/models/recipe_command.h"
#include "ui/widgets/busy.h"
#include "ui/widgets/plain_table.h"
#include "ui/widgets/quant_settings.h"
#include "ui/widgets/term_label.h"

namespace quantelier {

namespace {

constexpr int kGap = 16;
constexpr int kResultWidth = 368;
constexpr int kRows = kLayerCount + 1;  // and the input

}  // namespace

QuantizePage::QuantizePage(RecipeModel* recipe, QWidget* parent)
    : Page(tr("Quantize"), tr("See what 8 bits do to each layer, and fine-tune to win accuracy back."),
           parent),
      m_recipe(recipe),
      m_model(new QuantTableModel(this)) {
    setHelp(explanation(Term::FakeQuant) + u' ' + explanation(Term::Qat));
    buildHeader();
    m_settings = new QuantSettings(recipe);
    m_result = new QuantResult;
    connect(m_result, &QuantResult::trainRequested, this, &QuantizePage::trainRequested);
    auto* lower = new QHBoxLayout;
    lower->setSpacing(kGap);
    lower->addWidget(m_settings, 1);
    lower->addWidget(m_result);
    addSideColumn(m_result, kResultWidth);
    auto* column = new QVBoxLayout(content());
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGap);
    column->addWidget(buildTable());
    column->addLayout(lower, 1);
    connect(m_recipe, &RecipeModel::changed, this, &QuantizePage::updateRecipe);
    updateRecipe();
    setFloatAvailable(false);
}

void QuantizePage::buildHeader() {
    m_ptq = addSecondaryButton(IconName::Quantize, tr("Try without training"));
    m_ptq->setToolTip(explanation(Term::Ptq));
    m_again = addSecondaryButton(IconName::Replay, tr("Convert again"));
    connect(m_ptq, &QPushButton::clicked, this, [this] {
        if (isBusy(m_ptq)) return;
        setBusy(m_ptq, true);
        emit ptqRequested();
    });
    connect(m_again, &QPushButton::clicked, this, &QuantizePage::convertRequested);
    connect(primaryButton(), &QPushButton::clicked, this, [this] {
        if (m_hasResult && !m_isStale)
            emit nextRequested();
        else
            emit convertRequested();
    });
}

QWidget* QuantizePage::buildTable() {
    auto* panel = new QFrame;
    panel->setProperty("role", "panel");
    auto* table = new PlainTable(m_model, tr("Layers"),
                                 {0.07, 0.07, 0.125, 0.115, 0.09, 0.075, 0.08, 0.075, 0.09, 0.065, 0.145});
    auto* layout = new QVBoxLayout(panel);
    layout->setContentsMargins(1, 4, 1, 4);
    layout->addWidget(table);
    panel->setFixedHeight(PlainTable::kHeadHeight + kRows * PlainTable::kRowHeight + 10);
    return panel;
}

void QuantizePage::updateRecipe() {
    m_model->setRecipe(m_recipe->recipe());
    setCommandLine(QStringLiteral("quantelier train-quant --ckpt_path %1 %2")
                       .arg(format::shellWord(m_checkpoint), recipeOptions(m_recipe->recipe())));
}

void QuantizePage::updateHeader() {
    const bool isRunning = isBusy(m_state);
    const bool isDone = m_hasResult && !m_isStale;
    m_ptq->setVisible(!isRunning);
    m_ptq->setEnabled(m_hasFloat);
    m_again->setVisible(!isRunning && isDone);
    primaryButton()->setEnabled(m_hasFloat);
    primaryButton()->setToolTip(m_hasFloat ? QString() : tr("Train a float network first"));
    if (isRunning)
        setPrimary(QString());
    else if (isDone)
        setPrimaryNext(tr("Next: Compare"));
    else
        setPrimary(IconName::Play, tr("Convert and fine-tune"));
}

void QuantizePage::setFloatAvailable(bool available) {
    m_hasFloat = available;
    m_result->setFloatAvailable(available);
    updateHeader();
}

void QuantizePage::setRunState(RunState state) {
    m_state = state;
    m_settings->setLocked(isBusy(state));
    updateHeader();
}

void QuantizePage::showReport(const QuantReport& report, const QuantRecipe& quant) {
    m_model->setReport(report, quant);
}

void QuantizePage::showAccuracies(const MeasuredModels& measured) {
    m_hasResult = measured.int8Model.total > 0;
    m_result->showAccuracies(measured);
    updateHeader();
}

void QuantizePage::setSizes(const ModelSizes& sizes) {
    m_result->showSizes(sizes);
}

void QuantizePage::ptqEnded() {
    setBusy(m_ptq, false);
}

void QuantizePage::setStale(const QString& why) {
    m_isStale = !why.isEmpty();
    m_result->setStale(why);
    updateHeader();
}

void QuantizePage::setCheckpointPath(const QString& floatCheckpoint) {
    m_checkpoint = floatCheckpoint;
    updateRecipe();
}

}  // namespace quantelier
