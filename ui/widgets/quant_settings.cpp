#include "ui/widgets/quant_settings.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/format.h"
#include "ui/language.h"
#include "ui/models/quant_choices.h"
#include "ui/models/recipe_fields.h"
#include "ui/widgets/field.h"
#include "ui/widgets/label.h"
#include "ui/widgets/lock_note.h"
#include "ui/widgets/quant_fields.h"
#include "ui/widgets/segmented_control.h"
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

void addHead(QVBoxLayout& column, const Words& text, Term term) {
    if (column.count()) column.addSpacing(kGroupGap);
    column.addWidget(new TermLabel(text, term), 0, Qt::AlignLeft);
}

}  // namespace

QuantSettings::QuantSettings(RecipeModel* recipe, QWidget* parent)
    : Panel([] { return tr("Settings"); }, parent),
      m_recipe(recipe),
      m_fields(new RecipeFields(*recipe, this)),
      m_form(new QWidget),
      m_scope(new SegmentedControl([] { return tr("Settings of"); },
                                   {[] { return tr("All layers"); }, QString()})),
      m_lock(new LockNote) {
    headLayout()->addWidget(m_scope);
    headLayout()->addStretch(1);
    headLayout()->addWidget(m_lock);
    connect(m_scope, &SegmentedControl::chosen, this,
            [this](int index) { setScope(index == 0 ? -1 : m_chosen); });
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
    setLayer(-1, {});
    setLocked(false);
}

void QuantSettings::setLayer(int index, const QString& name) {
    m_chosen = index;
    m_scope->setVisible(index >= 0);
    if (index >= 0) m_scope->setChoiceText(1, [=] { return tr("%1 alone").arg(name); });
    const bool isAlone = index >= 0 && !isAll();
    m_scope->setCurrentIndex(isAlone ? 1 : 0);
    setScope(isAlone ? index : -1);
}

void QuantSettings::setScope(int layer) {
    m_layer = layer;
    m_convolutions->setVisible(isAll() || layer < kConvolutionCount);
    m_dense->setVisible(isAll() || layer >= kConvolutionCount);
    m_outputBits->setHint([=] { return isAll() ? tr("The logits keep theirs.") : QString(); });
    m_fields->refresh();
    showRecipe();
}

std::pair<std::size_t, std::size_t> QuantSettings::layersOf(std::size_t first, std::size_t end) const {
    if (isAll()) return {first, end};
    return {std::size_t(m_layer), std::size_t(m_layer) + 1};
}

QCheckBox* QuantSettings::checkLayers(const Words& caption, std::size_t first, std::size_t end,
                                      const std::function<bool&(LayerQuant&)>& value) {
    return m_fields->checkLayers(
        caption, [this, first, end] { return layersOf(first, end); }, value);
}

void QuantSettings::addWeights(QVBoxLayout& column) {
    addHead(
        column, [] { return tr("Weights"); }, Term::PerChannel);
    const auto alone = [this](const QuantRecipe& r) -> const LayerQuant& {
        return r.layers[std::size_t(m_layer)];
    };
    column.addWidget(bitsField(
        *m_fields, [] { return tr("Weight bits"); },
        [this, alone](const QuantRecipe& r) {
            return isAll() ? commonWeightBits(r) : std::optional<int>(alone(r).weights.bits);
        },
        [this](QuantRecipe& r, int bits) {
            for (auto [i, end] = layersOf(0, kLayerCount); i < end; ++i) r.layers[i].weights.bits = bits;
        }));
    column.addWidget(observerField(
        *m_fields, [] { return tr("Weight range"); }, weightObservers(),
        [this, alone](const QuantRecipe& r) {
            return isAll() ? commonWeightObserver(r) : std::optional<ObserverKind>(alone(r).weightObserver);
        },
        [this](QuantRecipe& r, ObserverKind kind) {
            for (auto [i, end] = layersOf(0, kLayerCount); i < end; ++i) r.layers[i].weightObserver = kind;
        }));
    const auto perChannel = [](LayerQuant& layer) -> bool& { return layer.weights.perChannel; };
    m_convolutions =
        checkLayers([] { return tr("Per channel, convolution"); }, 0, kConvolutionCount, perChannel);
    m_dense =
        checkLayers([] { return tr("Per channel, dense"); }, kConvolutionCount, kLayerCount, perChannel);
    m_symmetric = checkLayers([] { return tr("Symmetric"); }, 0, kLayerCount,
                              [](LayerQuant& layer) -> bool& { return layer.weights.symmetric; });
    column.addWidget(m_convolutions);
    column.addWidget(m_dense);
    column.addWidget(m_symmetric);
    column.addWidget(checkLayers([] { return tr("Narrow range"); }, 0, kLayerCount,
                                 [](LayerQuant& layer) -> bool& { return layer.weights.narrowRange; }));
}

void QuantSettings::addOutputs(QVBoxLayout& column) {
    addHead(
        column, [] { return tr("Layer outputs"); }, Term::Observer);
    const auto alone = [this](const QuantRecipe& r) -> const LayerQuant& {
        return r.layers[std::size_t(m_layer)];
    };
    m_outputBits = bitsField(
        *m_fields, [] { return tr("Output bits"); },
        [this, alone](const QuantRecipe& r) {
            return isAll() ? commonOutputBits(r) : std::optional<int>(alone(r).output.bits);
        },
        [this](QuantRecipe& r, int bits) {
            if (isAll())
                setOutputBits(r, bits);
            else
                r.layers[std::size_t(m_layer)].output.bits = bits;
        });
    column.addWidget(m_outputBits);
    column.addWidget(observerField(
        *m_fields, [] { return tr("Observer"); }, outputObservers(),
        [this, alone](const QuantRecipe& r) {
            return isAll() ? commonOutputObserver(r) : std::optional<ObserverKind>(alone(r).outputObserver);
        },
        [this](QuantRecipe& r, ObserverKind kind) {
            if (isAll())
                setObserver(r, kind);
            else
                r.layers[std::size_t(m_layer)].outputObserver = kind;
        }));
    m_decay = m_fields->real([] { return tr("EMA decay"); }, 0.0, 0.9999,
                             [](Recipe& r) -> double& { return r.quant.emaDecay; });
    m_percentile = m_fields->real([] { return tr("Percentile"); }, 50.01, 100.0,
                                  [](Recipe& r) -> double& { return r.quant.percentile; });
    column.addWidget(m_decay);
    column.addWidget(m_percentile);
    m_symmetricOutputs = checkLayers([] { return tr("Symmetric outputs"); }, 0, kLayerCount,
                                     [](LayerQuant& layer) -> bool& { return layer.output.symmetric; });
    column.addWidget(m_symmetricOutputs);
}

void QuantSettings::addBatchNorm(QVBoxLayout& column) {
    addHead(
        column, [] { return tr("Batch norm"); }, Term::BatchNorm);
    column.addWidget(m_fields->check([] { return tr("Folded while training"); },
                                     [](Recipe& r) -> bool& { return r.quant.bnFold; }));
    m_foldWith =
        m_fields->choice([] { return tr("Fold with"); },
                         {[] { return tr("One convolution"); }, [] { return tr("Two convolutions"); }},
                         [](const Recipe& r) { return r.quant.oneConvFold ? 0 : 1; },
                         [](Recipe& r, int index) { r.quant.oneConvFold = index == 0; });
    m_freezeBn = m_fields->integer([] { return tr("Frozen from step"); }, 0, kMostSteps,
                                   [](Recipe& r) -> int& { return r.quant.freezeBn; });
    Field* epoch = m_fields->integer([] { return tr("Frozen from epoch"); }, 0, kMostEpochs,
                                     [](Recipe& r) -> int& { return r.quant.freezeBnEpoch; });
    epoch->setHint([] { return tr("0: the step decides"); });
    m_freezeBnEpoch = epoch;
    column.addWidget(m_foldWith);
    column.addWidget(m_freezeBn);
    column.addWidget(m_freezeBnEpoch);
}

void QuantSettings::addWithoutTraining(QVBoxLayout& column) {
    addHead(
        column, [] { return tr("Without training"); }, Term::Ptq);
    QCheckBox* equalize = m_fields->check([] { return tr("Equalize layers"); },
                                          [](Recipe& r) -> bool& { return r.quant.equalize; });
    setWords(equalize, "toolTip", [=] { return explanation(Term::Equalization); });
    QCheckBox* correct = m_fields->check([] { return tr("Correct biases"); },
                                         [](Recipe& r) -> bool& { return r.quant.biasCorrection; });
    setWords(correct, "toolTip", [=] { return explanation(Term::BiasCorrection); });
    for (QCheckBox* box : {equalize, correct}) {
        setWords(box, "accessibleDescription", [box] { return box->toolTip(); });
        column.addWidget(box);
    }
}

void QuantSettings::addFineTuning(QVBoxLayout& column) {
    addHead(
        column, [] { return tr("Fine-tuning"); }, Term::Qat);
    column.addWidget(m_fields->integer([] { return tr("QAT epochs"); }, 0, kMostEpochs,
                                       [](Recipe& r) -> int& { return r.quantTrain.epochs; }));
    column.addWidget(m_fields->real([] { return tr("Learning rate"); }, 1e-6, 10.0,
                                    [](Recipe& r) -> double& { return r.quantTrain.learningRate; }));
    column.addWidget(m_fields->schedule([] { return tr("Schedule"); },
                                        [](Recipe& r) -> Schedule& { return r.quantTrain.schedule; }));
    column.addWidget(m_fields->integer([] { return tr("Rounding starts at step"); }, 0, kMostSteps,
                                       [](Recipe& r) -> int& { return r.quant.quantDelay; }));
    m_freezeRanges = m_fields->integer([] { return tr("Ranges frozen from epoch"); }, 0, kMostEpochs,
                                       [](Recipe& r) -> int& { return r.quant.freezeObserversEpoch; });
    column.addWidget(m_freezeRanges);
}

void QuantSettings::showRecipe() {
    const QuantRecipe& quant = m_recipe->recipe().quant;
    m_decay->setEnabled(usesEmaDecay(quant));
    m_percentile->setEnabled(usesPercentile(quant));
    QuantRecipe shown = quant;
    if (!isAll()) shown.layers.fill(quant.layers[std::size_t(m_layer)]);
    const bool learns = learnsWeightScales(shown), pact = usesPact(shown);
    m_symmetric->setEnabled(!learns);
    setWords(m_symmetric, "toolTip",
             [=] { return learns ? tr("Learned scales need symmetric weights.") : QString(); });
    m_symmetricOutputs->setEnabled(!pact);
    setWords(m_symmetricOutputs, "toolTip",
             [=] { return pact ? tr("PACT needs outputs that are not symmetric.") : QString(); });
    m_foldWith->setEnabled(quant.bnFold);
    m_freezeBn->setEnabled(quant.bnFold && quant.freezeBnEpoch == 0);
    m_freezeBnEpoch->setEnabled(quant.bnFold);
    m_freezeRanges->setHint([=] {
        return quant.freezeObservers < 0 ? tr("0: never")
                                         : tr("0: from step %1").arg(format::number(quant.freezeObservers));
    });
}

void QuantSettings::setLocked(bool locked) {
    m_form->setEnabled(!locked);
    m_lock->setVisible(locked);
}

}  // namespace quantelier
