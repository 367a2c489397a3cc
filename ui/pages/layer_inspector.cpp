#include "ui/pages/layer_inspector.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>

#include "ui/format.h"
#include "ui/language.h"
#include "ui/models/network_table_model.h"
#include "ui/models/recipe_edit.h"
#include "ui/widgets/bar.h"
#include "ui/widgets/label.h"
#include "ui/widgets/number_box.h"
#include "ui/widgets/term_label.h"
#include "ui/widgets/word_items.h"

namespace quantelier {

LayerInspector::LayerInspector(RecipeModel* recipe, QWidget* parent)
    : Panel([] { return tr("Layer"); }, parent), m_recipe(recipe) {
    m_kind = makeLabel({}, TextRole::Caption, Tone::Secondary);
    headLayout()->addWidget(m_kind, 1);
    setScrollable();
    m_nothing = makeParagraph(
        [] {
            return tr("The largest of 2 × 2 values goes on. There is nothing to set and nothing to store.");
        },
        TextRole::Body);
    body()->addWidget(m_nothing);
    body()->addWidget(buildFields());
    buildSwitches();
    body()->addSpacing(4);
    body()->addWidget(makeRule());
    buildShares();
    body()->addStretch(1);
}

QWidget* LayerInspector::buildFields() {
    m_fields = new QWidget;
    auto* grid = new QGridLayout(m_fields);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(8);
    m_outputs = new NumberBox(0, 9999);
    m_outputsField = new Field([] { return tr("Output channels"); }, m_outputs);
    m_fixed = new QLineEdit;
    m_fixed->setEnabled(false);
    m_fixedField = new Field([] { return tr("Kernel"); }, m_fixed);
    m_activation = new QComboBox;
    addItems(m_activation, {[] { return tr("None"); }, [] { return tr("ReLU"); },
                            [] { return tr("ReLU6"); }});  // in the order of Activation
    m_activationField = new Field([] { return tr("Activation"); }, m_activation);
    m_init = new QComboBox;
    addItems(m_init,
             {[] { return tr("Kaiming"); }, [] { return tr("N(0, 0.01)"); }});  // in the order of WeightInit
    auto* initField = new Field([] { return tr("First weights"); }, m_init);
    grid->addWidget(m_outputsField, 0, 0, Qt::AlignTop);
    grid->addWidget(m_fixedField, 0, 1, Qt::AlignTop);
    grid->addWidget(m_activationField, 1, 0, Qt::AlignTop);
    grid->addWidget(initField, 1, 1, Qt::AlignTop);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    connect(m_outputs, &NumberBox::valueChanged, this, [this](int value) {
        editLayer(m_outputsField, tr("outputs"), [value](LayerRecipe& layer) { layer.outputs = value; });
    });
    connect(m_activation, &QComboBox::activated, this, [this](int index) {
        editLayer(m_activationField, tr("activation"),
                  [index](LayerRecipe& layer) { layer.activation = Activation(index); });
    });
    connect(m_init, &QComboBox::activated, this, [this, initField](int index) {
        editLayer(initField, tr("first weights"),
                  [index](LayerRecipe& layer) { layer.weightInit = WeightInit(index); });
    });
    return m_fields;
}

void LayerInspector::buildSwitches() {
    m_bn = worded(new QCheckBox, [] { return tr("Batch norm (BN)"); });
    setWords(m_bn, "accessibleName", [] { return tr("Batch norm"); });
    setWords(m_bn, "toolTip", [=] { return explanation(Term::BatchNorm); });
    m_bias = worded(new QCheckBox, [] { return tr("Bias"); });
    setWords(m_bias, "accessibleName", [=] { return m_bias->text(); });
    m_biasReason = makeParagraph([] { return tr("BN has its own shift"); }, TextRole::Caption);
    auto* grid = static_cast<QGridLayout*>(m_fields->layout());
    grid->addWidget(m_bn, 2, 0, Qt::AlignTop);
    auto* biasColumn = new QVBoxLayout;
    biasColumn->setSpacing(0);
    biasColumn->addWidget(m_bias);
    biasColumn->addWidget(m_biasReason);
    biasColumn->addStretch(1);
    grid->addLayout(biasColumn, 2, 1);
    connect(m_bn, &QCheckBox::clicked, this, [this](bool on) {
        editLayer(m_outputsField, tr("batch norm"), [on](LayerRecipe& layer) {
            layer.hasBn = on;
            layer.hasBias = !on;  // one of the two shifts the outputs
        });
    });
    connect(m_bias, &QCheckBox::clicked, this, [this](bool on) {
        editLayer(m_outputsField, tr("bias"), [on](LayerRecipe& layer) { layer.hasBias = on; });
    });
}

void LayerInspector::buildShares() {
    body()->addWidget(makeLabel([] { return tr("Share of the whole network"); }, TextRole::BodyStrong));
    m_shares = {addShare(makeLabel([] { return tr("Parameters"); }, TextRole::Body, Tone::Secondary)),
                addShare(new TermLabel([] { return tr("MACs"); }, Term::Mac)),
                addShare(makeLabel([] { return tr("Int8 bytes"); }, TextRole::Body, Tone::Secondary))};
}

LayerInspector::Share LayerInspector::addShare(QLabel* label) {
    auto* row = new QHBoxLayout;
    row->setSpacing(12);
    label->setFont(textFont(TextRole::Body));
    label->setMinimumWidth(84);
    auto* bar = new Bar(Token::TextSecondary);
    setWords(bar, "accessibleName", [=] { return tr("Share of the network: %1").arg(label->text()); });
    QLabel* text = makeLabel({}, TextRole::BodyStrong);
    text->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    text->setMinimumWidth(56);
    row->addWidget(label);
    row->addWidget(bar, 1);
    row->addWidget(text);
    body()->addLayout(row);
    return {bar, text};
}

void LayerInspector::editLayer(Field* field, const QString& what,
                               const std::function<void(LayerRecipe&)>& change) {
    const int layer = m_layer;
    const QString name = QString::fromStdString(m_recipe->recipe().network.layers[std::size_t(layer)].name);
    editThrough(*field, *m_recipe, tr("%1 %2").arg(name, what),
                [&change, layer](Recipe& recipe) { change(recipe.network.layers[std::size_t(layer)]); });
}

void LayerInspector::showLayer(const LayerShape& shape, const LayerCost& cost, const LayerCost& total) {
    titleLabel()->setText(QString::fromStdString(shape.name));
    setAccessibleName(titleLabel()->text());
    setWords(m_kind, "text", [kind = shape.kind] { return layerKindName(kind); });
    const bool hasWeights = shape.recipeIndex >= 0;
    m_nothing->setVisible(!hasWeights);
    m_fields->setVisible(hasWeights);
    if (hasWeights) showRecipe(shape);
    showShare(m_shares[0], cost.parameters(), total.parameters());
    showShare(m_shares[1], cost.macs, total.macs);
    showShare(m_shares[2], cost.int8Bytes(), total.int8Bytes());
}

void LayerInspector::showRecipe(const LayerShape& shape) {
    m_layer = shape.recipeIndex;
    const LayerRecipe& layer = m_recipe->recipe().network.layers[std::size_t(m_layer)];
    const bool conv = shape.kind == LayerKind::Convolution;
    const bool last = m_layer == kLayerCount - 1;
    m_outputsField->setCaption([=] { return conv ? tr("Output channels") : tr("Outputs"); });
    m_outputsField->setError({});
    m_outputsField->setHint([=] { return last ? tr("One a digit") : QString(); });
    m_outputs->setEnabled(!last);
    m_outputs->showValue(layer.outputs);
    m_fixedField->setCaption([=] { return conv ? tr("Kernel") : tr("Inputs"); });
    m_fixedField->setHint([=] { return conv ? tr("Fixed: this is LeNet") : tr("From the layer before"); });
    m_fixed->setText(conv ? QStringLiteral("5 × 5") : format::number(shape.inputs()));
    m_activationField->setHint([=] { return last ? tr("Always raw logits") : QString(); });
    m_activation->setEnabled(!last);
    m_activation->setCurrentIndex(int(layer.activation));
    m_init->setCurrentIndex(int(layer.weightInit));
    m_bn->setChecked(layer.hasBn);
    m_bias->setChecked(layer.hasBias);
    m_bias->setEnabled(!layer.hasBn);
    m_biasReason->setVisible(layer.hasBn);
}

void LayerInspector::showShare(const Share& share, std::int64_t part, std::int64_t whole) {
    const double fraction = whole ? double(part) / double(whole) : 0.0;
    share.bar->setShare(fraction);
    share.text->setText(format::percent(fraction * 100.0, 1));
    share.bar->setAccessibleDescription(share.text->text());
}

}  // namespace quantelier
