#include "ui/pages/network_page.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "engine/core/recipe_command.h"
#include "ui/format.h"
#include "ui/language.h"
#include "ui/models/network_table_model.h"
#include "ui/models/recipe_model.h"
#include "ui/pages/layer_inspector.h"
#include "ui/widgets/boxed.h"
#include "ui/widgets/label.h"
#include "ui/widgets/network_diagram.h"
#include "ui/widgets/network_table.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/tool_button.h"

namespace quantelier {

namespace {

constexpr int kGap = 16;
constexpr int kInspectorWidth = 320;
constexpr int kDiagramHeight = 196;

bool hasPreset(const std::string& name) {
    const std::vector<std::string> names = presetNames();
    return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

NetworkPage::NetworkPage(RecipeModel* recipe, QWidget* parent)
    : Page([] { return tr("Network"); },
           [] { return tr("Shape the LeNet. Sizes and costs follow every change."); }, parent),
      m_recipe(recipe),
      m_model(new NetworkTableModel(this)) {
    setHelp([] {
        return tr(
            "LeNet-5: two convolutions with pooling find strokes, three dense layers decide which digit they "
            "make. "
            "Choose a layer in the diagram or the table, and change it at the right.");
    });
    setPrimaryNext([] { return tr("Next: Train"); });
    connect(primaryButton(), &QPushButton::clicked, this, &NetworkPage::nextRequested);
    buildHeader();
    setChapter(QStringLiteral("network"));
    QWidget *const diagram = buildDiagram(), *const table = buildTable();
    m_inspector = new LayerInspector(m_recipe);
    addSideColumn(m_inspector, kInspectorWidth);
    auto* lower = new QHBoxLayout;
    lower->setSpacing(kGap);
    lower->addWidget(table, 1);
    lower->addWidget(m_inspector);
    auto* column = new QVBoxLayout(content());
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGap);
    column->addWidget(diagram);
    column->addWidget(boxed(lower), 1);
    presentedViews().add({m_inspector, diagram});
    presentedViews().add({table});
    connect(m_recipe, &RecipeModel::changed, this, &NetworkPage::showRecipe);
    connect(m_diagram, &NetworkDiagram::layerChosen, this, &NetworkPage::chooseLayer);
    connect(m_table, &NetworkTable::rowChosen, this, [this](int row) {
        if (row < m_model->layerCount()) chooseLayer(m_model->shape(row).name);
    });
    followLanguage(this, [this] { showRecipe(); });
}

void NetworkPage::buildHeader() {
    QLabel* label = makeLabel([] { return tr("Preset"); }, TextRole::Caption, Tone::Secondary);
    m_preset = new QComboBox;
    m_preset->setObjectName(QStringLiteral("preset"));
    setWords(m_preset, "accessibleName", [] { return tr("Preset"); });
    m_preset->setFixedSize(200, 36);
    label->setBuddy(m_preset);
    connect(m_preset, &QComboBox::activated, this,
            [this](int index) { m_recipe->applyPreset(m_preset->itemData(index).toString()); });
    QToolButton* undo = makeToolButton(IconName::Undo, [] { return tr("Undo"); });
    QToolButton* redo = makeToolButton(IconName::Redo, [] { return tr("Redo"); });
    QUndoStack* stack = m_recipe->undoStack();
    const auto follow = [stack, undo, redo] {
        undo->setEnabled(stack->canUndo());
        redo->setEnabled(stack->canRedo());
        setWords(undo, "toolTip", [=] { return tr("Undo %1").arg(stack->undoText()); });
        setWords(redo, "toolTip", [=] { return tr("Redo %1").arg(stack->redoText()); });
    };
    connect(undo, &QToolButton::clicked, stack, &QUndoStack::undo);
    connect(redo, &QToolButton::clicked, stack, &QUndoStack::redo);
    connect(stack, &QUndoStack::indexChanged, undo, follow);
    follow();
    for (QWidget* widget : {static_cast<QWidget*>(label), static_cast<QWidget*>(m_preset),
                            static_cast<QWidget*>(undo), static_cast<QWidget*>(redo)})
        addHeaderWidget(widget);
}

QWidget* NetworkPage::buildDiagram() {
    auto* panel = new QFrame;
    panel->setProperty("role", "panel");
    panel->setFixedHeight(kDiagramHeight);
    auto* layout = new QVBoxLayout(panel);
    layout->setContentsMargins(15, 6, 15, 6);
    m_diagram = new NetworkDiagram;
    layout->addWidget(m_diagram);
    return panel;
}

QWidget* NetworkPage::buildTable() {
    auto* panel = new QFrame;
    panel->setProperty("role", "panel");
    auto* layout = new QVBoxLayout(panel);
    layout->setContentsMargins(1, 1, 1, 12);
    layout->setSpacing(4);
    m_table = new NetworkTable(m_model);
    layout->addWidget(m_table, 1);
    layout->addWidget(buildChange());
    QLabel* bytes = makeParagraph(
        [] {
            return tr(
                "Int8 bytes: weights, int32 biases, and a multiplier and zero point for each "
                "scale.\nA MAC is one multiplication and one addition. Batch norm is folded away "
                "before export.");
        },
        TextRole::Caption);
    bytes->setContentsMargins(15, 0, 15, 0);
    layout->addWidget(bytes);
    return panel;
}

QWidget* NetworkPage::buildChange() {
    m_change = new QWidget;
    auto* row = new QHBoxLayout(m_change);
    row->setContentsMargins(15, 0, 8, 0);
    m_changeText = makeLabel({}, TextRole::Caption);
    m_changeText->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* back = worded(new QPushButton, [] { return tr("Back to the preset"); });
    back->setProperty("role", "link");
    setWords(back, "accessibleName", [=] { return back->text(); });
    connect(back, &QPushButton::clicked, this,
            [this] { m_recipe->applyPreset(QString::fromStdString(m_recipe->recipe().preset)); });
    row->addWidget(m_changeText, 1);
    row->addWidget(back);
    return m_change;
}

void NetworkPage::chooseLayer(const std::string& layer) {
    m_layer = layer;
    showLayer();
}

void NetworkPage::showRecipe() {
    m_model->setRecipe(m_recipe->recipe());
    m_diagram->setNetwork(m_recipe->recipe().network);
    showPreset();
    showChange();
    showLayer();
}

void NetworkPage::showLayer() {
    const int row = m_model->rowOf(m_layer);
    m_diagram->setCurrentLayer(m_layer);
    m_table->chooseRow(row);
    m_inspector->showLayer(m_model->shape(row), m_model->cost(row), m_model->total());
}

void NetworkPage::showPreset() {
    const QString present = QString::fromStdString(m_recipe->recipe().preset);
    const bool changed = m_recipe->differsFromPreset();
    m_preset->clear();
    for (const std::string& name : presetNames())
        m_preset->addItem(QString::fromStdString(name), QString::fromStdString(name));
    int index = m_preset->findData(present);
    if (index < 0) {
        m_preset->addItem(present, present);
        index = m_preset->count() - 1;
    }
    if (changed) m_preset->setItemText(index, tr("%1, changed").arg(present));
    m_preset->setCurrentIndex(index);
    setCommandLine(QStringLiteral("quantelier train ") +
                   QString::fromStdString(recipeOptions(m_recipe->recipe(), "recipe.quantelier.json")));
}

void NetworkPage::showChange() {
    const Recipe& recipe = m_recipe->recipe();
    const bool known = hasPreset(recipe.preset);
    const Recipe preset = known ? presetRecipe(recipe.preset) : recipe;
    m_change->setVisible(!(preset.network == recipe.network));
    const LayerCost before = networkCost(preset.network, preset.quant);
    const LayerCost& now = m_model->total();
    setWords(m_changeText, "text", [=] {
        return tr("Preset: %1 parameters, %2 as int8. Now: %3 and %4.")
            .arg(format::number(before.parameters()), format::bytes(before.int8Bytes()),
                 format::number(now.parameters()), format::bytes(now.int8Bytes()));
    });
}

}  // namespace quantelier
