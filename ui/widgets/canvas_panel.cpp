#include "ui/widgets/canvas_panel.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QToolButton>
#include <algorithm>

#include "engine/core/recipe.h"
#include "ui/icons.h"
#include "ui/language.h"
#include "ui/presenter.h"
#include "ui/widgets/digit_canvas.h"
#include "ui/widgets/label.h"
#include "ui/widgets/pen_control.h"

namespace quantelier {

namespace {

constexpr int kPadding = 16;
constexpr int kToolsHeight = 40;
constexpr int kSmallestCanvas = 256;
constexpr int kRoomForWords = 340;

QToolButton* actionButton(QAction* action) {
    auto* button = new QToolButton;
    button->setDefaultAction(action);
    button->setIconSize({20, 20});
    button->setFixedSize(32, 32);
    setWords(button, "accessibleName", [=] { return action->text(); });
    return button;
}

}  // namespace

CanvasPanel::CanvasPanel(QWidget* parent) : QFrame(parent), m_canvas(new DigitCanvas) {
    setProperty("role", "panel");
    setWords(this, "accessibleName", [] { return tr("Canvas"); });
    setMinimumWidth(kSmallestCanvas + 2 * kPadding);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kPadding, kPadding, kPadding, kPadding - 4);
    column->setSpacing(4);
    column->addWidget(m_canvas, 1);
    column->addWidget(buildTools());
    connect(m_canvas, &DigitCanvas::historyChanged, this, &CanvasPanel::updateHistory);
    connect(m_canvas, &DigitCanvas::drawingChanged, this, &CanvasPanel::updateHistory);
    updateHistory();
}

// The canvas is as large a square as the height allows; its neighbours take the rest of the width.
void CanvasPanel::resizeEvent(QResizeEvent* event) {
    QFrame::resizeEvent(event);
    m_pen->setWordVisible(width() >= kRoomForWords);
    const int square = std::max(height() - 2 * kPadding - presented(kToolsHeight), kSmallestCanvas);
    setMaximumWidth(std::max(square + 2 * kPadding, layout()->minimumSize().width()));
}

QWidget* CanvasPanel::buildTools() {
    m_undo = worded(new QAction(icon(IconName::Undo), QString(), this),
                    [] { return tr("Take back a stroke"); });  // the page has its key
    setWords(m_undo, "toolTip", [] { return tr("Take back a stroke (Ctrl+Z)"); });
    m_replay = worded(new QAction(icon(IconName::Replay), QString(), this),
                      [] { return tr("Show the drawing again"); });
    m_replay->setShortcut(Qt::CTRL | Qt::Key_R);
    m_replay->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(m_undo, &QAction::triggered, m_canvas, &DigitCanvas::undo);
    connect(m_replay, &QAction::triggered, m_canvas, &DigitCanvas::replay);
    m_pen = new PenControl(m_canvas->penWidth());
    connect(m_pen, &PenControl::widthChanged, m_canvas, &DigitCanvas::setPenWidth);
    m_label = buildLabels();
    auto* tools = new QWidget;
    tools->setFixedHeight(kToolsHeight - 4);
    auto* row = new QHBoxLayout(tools);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(actionButton(m_undo));
    row->addSpacing(-4);  // the two belong together
    row->addWidget(actionButton(m_replay));
    row->addWidget(m_pen, 1);
    row->addWidget(makeLabel([] { return tr("This is a"); }, TextRole::Caption, Tone::Secondary));
    row->addWidget(m_label);
    return tools;
}

QComboBox* CanvasPanel::buildLabels() {
    auto* labels = new QComboBox;
    setWords(labels, "accessibleName", [] { return tr("This is a"); });
    setWords(labels, "toolTip",
             [] { return tr("The digit that you meant. It follows what is read until you choose one."); });
    labels->setPlaceholderText(QStringLiteral("–"));
    for (int digit = 0; digit < kClassCount; ++digit) labels->addItem(QString::number(digit));
    labels->setCurrentIndex(-1);
    labels->setFixedWidth(56);
    connect(labels, &QComboBox::activated, this, &CanvasPanel::setLabel);
    return labels;
}

int CanvasPanel::label() const {
    return m_label->currentIndex();
}

void CanvasPanel::suggestLabel(int digit) {
    if (m_labelIsChosen) return;
    m_label->setCurrentIndex(digit);
    emit labelChanged();
}

void CanvasPanel::setLabel(int digit) {
    m_labelIsChosen = true;
    m_label->setCurrentIndex(digit);
    emit labelChanged();
}

void CanvasPanel::forgetLabel() {
    m_labelIsChosen = false;
    m_label->setCurrentIndex(-1);
    emit labelChanged();
}

void CanvasPanel::updateHistory() {
    m_undo->setEnabled(m_canvas->canUndo());
    m_replay->setEnabled(m_canvas->canReplay());
}

}  // namespace quantelier
