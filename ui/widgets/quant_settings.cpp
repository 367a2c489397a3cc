#include "ui/widgets/quant_settings.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/models/recipe_fields.h"
#include "ui/widgets/field.h"
#include "ui/widgets/label.h"
#include "ui/widgets/lock_note.h"
#include "ui/widgets/term_label.h"

namespace quantelier {

namespace {

constexpr int kColumnGap = 32;
constexpr int kMostSteps = 1000000;

QVBoxLayout* column(QWidget* head) {
    auto* made = new QVBoxLayout;
    made->setSpacing(8);
    made->addWidget(head, 0, Qt::AlignLeft);
    return made;
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
    for (QLayout* part : {buildWeights(), buildOutputs(), buildFineTuning()}) columns->addLayout(part, 1);
    body()->addWidget(m_form);
    setScrollable();
    connect(m_recipe, &RecipeModel::changed, this, &QuantSettings::showRecipe);
    showRecipe();
    setLocked(false);
}

QLayout* QuantSettings::buildWeights() {
    QVBoxLayout* part = column(new TermLabel(tr("Weights"), Term::PerChannel));
    const auto perChannel = [](LayerQuant& layer) -> bool& { return layer.weights.perChannel; };
    part->addWidget(m_fields->checkLayers(tr("Per channel, convolution"), 0, kConvolutionCount, perChannel));
    part->addWidget(
        m_fields->checkLayers(tr("Per channel, dense"), kConvolutionCount, kLayerCount, perChannel));
    part->addWidget(m_fields->checkLayers(
        tr("Symmetric"), 0, kLayerCount, [](LayerQuant& layer) -> bool& { return layer.weights.symmetric; }));
    part->addWidget(m_fields->checkLayers(tr("Narrow range"), 0, kLayerCount, [](LayerQuant& layer) -> bool& {
        return layer.weights.narrowRange;
    }));
    part->addSpacing(8);
    part->addWidget(new TermLabel(tr("Batch norm"), Term::BatchNorm), 0, Qt::AlignLeft);
    part->addWidget(
        m_fields->check(tr("Folded while training"), [](Recipe& r) -> bool& { return r.quant.bnFold; }));
    m_freezeBn = m_fields->integer(tr("Frozen from step"), 0, kMostSteps,
                                   [](Recipe& r) -> int& { return r.quant.freezeBn; });
    part->addWidget(m_freezeBn);
    part->addStretch(1);
    return part;
}

QLayout* QuantSettings::buildOutputs() {
    QVBoxLayout* part = column(new TermLabel(tr("Layer outputs"), Term::Observer));
    const auto read = [](const Recipe& r) {
        return r.quant.layers[0].outputObserver == ObserverKind::Ema ? 0 : 1;
    };
    const auto write = [](Recipe& r, int index) {
        setObserver(r.quant, index == 0 ? ObserverKind::Ema : ObserverKind::MinMax);
    };
    part->addWidget(m_fields->choice(tr("Observer"), {tr("EMA"), tr("Min-max")}, read, write));
    m_decay =
        m_fields->real(tr("EMA decay"), 0.0, 0.9999, [](Recipe& r) -> double& { return r.quant.emaDecay; });
    part->addWidget(m_decay);
    part->addWidget(m_fields->checkLayers(tr("Symmetric"), 0, kLayerCount,
                                          [](LayerQuant& layer) -> bool& { return layer.output.symmetric; }));
    part->addStretch(1);
    return part;
}

QLayout* QuantSettings::buildFineTuning() {
    QVBoxLayout* part = column(new TermLabel(tr("Fine-tuning"), Term::Qat));
    part->addWidget(
        m_fields->integer(tr("QAT epochs"), 0, 1000, [](Recipe& r) -> int& { return r.quantTrain.epochs; }));
    part->addWidget(m_fields->real(tr("Learning rate"), 1e-6, 10.0,
                                   [](Recipe& r) -> double& { return r.quantTrain.learningRate; }));
    part->addWidget(
        m_fields->schedule(tr("Schedule"), [](Recipe& r) -> Schedule& { return r.quantTrain.schedule; }));
    part->addWidget(m_fields->integer(tr("Rounding starts at step"), 0, kMostSteps,
                                      [](Recipe& r) -> int& { return r.quant.quantDelay; }));
    part->addStretch(1);
    return part;
}

void QuantSettings::showRecipe() {
    m_decay->setEnabled(m_recipe->recipe().quant.layers[0].outputObserver == ObserverKind::Ema);
    m_freezeBn->setEnabled(m_recipe->recipe().quant.bnFold);
}

void QuantSettings::setLocked(bool locked) {
    m_form->setEnabled(!locked);
    m_lock->setVisible(locked);
}

}  // namespace quantelier
