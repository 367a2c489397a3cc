#include "ui/widgets/quant_settings.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/format.h"
#include "ui/models/quant_choices.h"
#include "ui/models/recipe_fields.h"
#include "ui/widgets/field.h"
#include "ui/widgets/label.h"
#include "ui/widgets/lock_note.h"
#include "ui/widgets/quant_fields.h"
#include "ui/widgets/term_label.h"

namespace quantelier {

namespace {

constexpr int kColumnGap = 32;
constexpr int kGroupGap = 12;
constexpr int kMostSteps = 1000000;
constexpr int kMostEpochs = 1000;

QVBoxLayout* addColumn(QHBoxLayout& columns) {
    auto* made = new QVBoxLayout;
    made->setSpacing(8);
    columns.addLayout(made, 1);
    return made;
}

void addHead(QVBoxLayout& column, const QString& text, Term term) {
    if (column.count()) column.addSpacing(kGroupGap);
    column.addWidget(new TermLabel(text, term), 0, Qt::AlignLeft);
}

}  // namespace

QuantSettings::QuantSettings(RecipeModel* recipe, QWidget* parent)
    : Panel(tr("Settings"), parent),
      m_recipe(recipe),
      m_fields(new RecipeFields(*recipe, this)),
      m_form(new QWidget),
      m_lock(new LockNote) {
    headLayout()->addStretch(1);
    headLayout()->addWidget(m_lock);
    auto* columns = new QHBoxLayout(m_form);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(kColumnGap);
    QVBoxLayout *first = addColumn(*columns), *second = addColumn(*columns), *third = addColumn(*columns);
    addWeights(*first);
    addOutputs(*second);
    addFineTuning(*third);
    addWithoutTraining(*first);
    addBatchNorm(*second);
    for (QVBoxLayout* column : {first, second, third}) column->addStretch(1);
    body()->addWidget(m_form);
    setScrollable();
    connect(m_recipe, &RecipeModel::changed, this, &QuantSettings::showRecipe);
    showRecipe();
    setLocked(false);
}

void QuantSettings::addWeights(QVBoxLayout& column) {
    addHead(column, tr("Weights"), Term::PerChannel);
    column.addWidget(bitsField(*m_fields, tr("Weight bits"), commonWeightBits, setWeightBits));
    column.addWidget(observerField(*m_fields, tr("Weight range"), weightObservers(), commonWeightObserver,
                                   setWeightObserver));
    const auto perChannel = [](LayerQuant& layer) -> bool& { return layer.weights.perChannel; };
    column.addWidget(m_fields->checkLayers(tr("Per channel, convolution"), 0, kConvolutionCount, perChannel));
    column.addWidget(
        m_fields->checkLayers(tr("Per channel, dense"), kConvolutionCount, kLayerCount, perChannel));
    m_symmetric = m_fields->checkLayers(tr("Symmetric"), 0, kLayerCount,
                                        [](LayerQuant& layer) -> bool& { return layer.weights.symmetric; });
    column.addWidget(m_symmetric);
    column.addWidget(
        m_fields->checkLayers(tr("Narrow range"), 0, kLayerCount,
                              [](LayerQuant& layer) -> bool& { return layer.weights.narrowRange; }));
}

void QuantSettings::addOutputs(QVBoxLayout& column) {
    addHead(column, tr("Layer outputs"), Term::Observer);
    Field* bits = bitsField(*m_fields, tr("Output bits"), commonOutputBits, setOutputBits);
    bits->setHint(tr("The logits keep theirs."));
    column.addWidget(bits);
    column.addWidget(
        observerField(*m_fields, tr("Observer"), outputObservers(), commonOutputObserver, setObserver));
    m_decay =
        m_fields->real(tr("EMA decay"), 0.0, 0.9999, [](Recipe& r) -> double& { return r.quant.emaDecay; });
    m_percentile = m_fields->real(tr("Percentile"), 50.01, 100.0,
                                  [](Recipe& r) -> double& { return r.quant.percentile; });
    column.addWidget(m_decay);
    column.addWidget(m_percentile);
    m_symmetricOutputs =
        m_fields->checkLayers(tr("Symmetric outputs"), 0, kLayerCount,
                              [](LayerQuant& layer) -> bool& { return layer.output.symmetric; });
    column.addWidget(m_symmetricOutputs);
}

void QuantSettings::addBatchNorm(QVBoxLayout& column) {
    addHead(column, tr("Batch norm"), Term::BatchNorm);
    column.addWidget(
        m_fields->check(tr("Folded while training"), [](Recipe& r) -> bool& { return r.quant.bnFold; }));
    m_foldWith = m_fields->choice(
        tr("Fold with"), {tr("One convolution"), tr("Two convolutions")},
        [](const Recipe& r) { return r.quant.oneConvFold ? 0 : 1; },
        [](Recipe& r, int index) { r.quant.oneConvFold = index == 0; });
    m_freezeBn = m_fields->integer(tr("Frozen from step"), 0, kMostSteps,
                                   [](Recipe& r) -> int& { return r.quant.freezeBn; });
    Field* epoch = m_fields->integer(tr("Frozen from epoch"), 0, kMostEpochs,
                                     [](Recipe& r) -> int& { return r.quant.freezeBnEpoch; });
    epoch->setHint(tr("0: the step decides"));
    m_freezeBnEpoch = epoch;
    column.addWidget(m_foldWith);
    column.addWidget(m_freezeBn);
    column.addWidget(m_freezeBnEpoch);
}

void QuantSettings::addWithoutTraining(QVBoxLayout& column) {
    addHead(column, tr("Without training"), Term::Ptq);
    QCheckBox* equalize =
        m_fields->check(tr("Equalize layers"), [](Recipe& r) -> bool& { return r.quant.equalize; });
    equalize->setToolTip(explanation(Term::Equalization));
    QCheckBox* correct =
        m_fields->check(tr("Correct biases"), [](Recipe& r) -> bool& { return r.quant.biasCorrection; });
    correct->setToolTip(explanation(Term::BiasCorrection));
    for (QCheckBox* box : {equalize, correct}) {
        box->setAccessibleDescription(box->toolTip());
        column.addWidget(box);
    }
}

void QuantSettings::addFineTuning(QVBoxLayout& column) {
    addHead(column, tr("Fine-tuning"), Term::Qat);
    column.addWidget(m_fields->integer(tr("QAT epochs"), 0, kMostEpochs,
                                       [](Recipe& r) -> int& { return r.quantTrain.epochs; }));
    column.addWidget(m_fields->real(tr("Learning rate"), 1e-6, 10.0,
                                    [](Recipe& r) -> double& { return r.quantTrain.learningRate; }));
    column.addWidget(
        m_fields->schedule(tr("Schedule"), [](Recipe& r) -> Schedule& { return r.quantTrain.schedule; }));
    column.addWidget(m_fields->integer(tr("Rounding starts at step"), 0, kMostSteps,
                                       [](Recipe& r) -> int& { return r.quant.quantDelay; }));
    m_freezeRanges = m_fields->integer(tr("Ranges frozen from epoch"), 0, kMostEpochs,
                                       [](Recipe& r) -> int& { return r.quant.freezeObserversEpoch; });
    column.addWidget(m_freezeRanges);
}

void QuantSettings::showRecipe() {
    const QuantRecipe& quant = m_recipe->recipe().quant;
    m_decay->setEnabled(usesEmaDecay(quant));
    m_percentile->setEnabled(usesPercentile(quant));
    const bool learns = learnsWeightScales(quant), pact = usesPact(quant);
    m_symmetric->setEnabled(!learns);
    m_symmetric->setToolTip(learns ? tr("Learned scales need symmetric weights.") : QString());
    m_symmetricOutputs->setEnabled(!pact);
    m_symmetricOutputs->setToolTip(pact ? tr("PACT needs outputs that are not symmetric.") : QString());
    m_foldWith->setEnabled(quant.bnFold);
    m_freezeBn->setEnabled(quant.bnFold && quant.freezeBnEpoch == 0);
    m_freezeBnEpoch->setEnabled(quant.bnFold);
    m_freezeRanges->setHint(quant.freezeObservers < 0
                                ? tr("0: never")
                                : tr("0: from step %1").arg(format::number(quant.freezeObservers)));
}

void QuantSettings::setLocked(bool locked) {
    m_form->setEnabled(!locked);
    m_lock->setVisible(locked);
}

}  // namespace quantelier
