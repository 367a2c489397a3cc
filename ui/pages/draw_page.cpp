#include "ui/pages/draw_page.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/format.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/digit_canvas.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/pen_control.h"
#include "ui/widgets/preparation_strip.h"

namespace quantelier {

namespace {

constexpr int kGap = 16;
constexpr int kPadding = 16;
constexpr int kToolsHeight = 40;
constexpr int kPreparationHeight = 120;
constexpr int kSmallestCanvas = 256;
constexpr int kRestMilliseconds = 400;

QToolButton* actionButton(QAction* action) {
    auto* button = new QToolButton;
    button->setDefaultAction(action);
    button->setIconSize({20, 20});
    button->setFixedSize(32, 32);
    button->setAccessibleName(action->text());
    return button;
}

}  // namespace

DrawPage::DrawPage(QWidget* parent)
    : Page(tr("Draw"), tr("Draw a digit. Three models read it while you draw."), parent) {
    setHelp(
        tr("Draw with mouse, pen or finger, or with the arrow keys and Space. All that MNIST's authors did "
           "to their "
           "digits is done to yours, and each step can be switched off."));
    buildHeader();
    auto* top = new QHBoxLayout;
    top->setSpacing(kGap);
    m_canvasPanel = buildCanvasPanel();
    top->addWidget(m_canvasPanel, 1000);  // all that its maximum width lets it have
    top->addWidget(buildAnswers(), 1);
    m_preparation = new PreparationStrip;
    m_preparation->setFixedHeight(kPreparationHeight);
    content()->installEventFilter(this);
    auto* layout = new QVBoxLayout(content());
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGap);
    layout->addLayout(top, 1);
    layout->addWidget(m_preparation);
    setCommandLine(QStringLiteral(
        "quantelier infer --model lenet_int8.onnx --images drawing.idx3-ubyte --output answer.csv"));

    m_rest.setSingleShot(true);
    m_rest.setInterval(kRestMilliseconds);
    connect(&m_rest, &QTimer::timeout, this, &DrawPage::announce);
    connect(m_canvas, &DigitCanvas::drawingChanged, this, &DrawPage::tellDrawing);
    connect(m_canvas, &DigitCanvas::historyChanged, this, &DrawPage::updateHistory);
    connect(m_preparation, &PreparationStrip::switchesChanged, this, &DrawPage::tellDrawing);
    updateHistory();
    setModelsAvailable(false, false, false);
}

void DrawPage::buildHeader() {
    m_disagree = new Chip(ChipKind::Warning, tr("They disagree"));
    QSizePolicy keepsItsPlace = m_disagree->sizePolicy();
    keepsItsPlace.setRetainSizeWhenHidden(true);
    m_disagree->setSizePolicy(keepsItsPlace);
    m_disagree->hide();
    addHeaderWidget(m_disagree);
    auto* clear = addSecondaryButton(IconName::Trash, tr("Clear"));
    m_clear = new QAction(tr("Clear the drawing"), this);
    m_clear->setShortcut(Qt::Key_Delete);
    m_clear->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(m_clear);
    connect(clear, &QPushButton::clicked, m_clear, &QAction::trigger);
    connect(m_clear, &QAction::enabledChanged, clear, &QWidget::setEnabled);
}

QWidget* DrawPage::buildCanvasPanel() {
    auto* panel = new QFrame;
    panel->setProperty("role", "panel");
    panel->setMinimumWidth(kSmallestCanvas + 2 * kPadding);
    m_canvas = new DigitCanvas;
    connect(m_clear, &QAction::triggered, m_canvas, &DigitCanvas::clear);
    auto* column = new QVBoxLayout(panel);
    column->setContentsMargins(kPadding, kPadding, kPadding, kPadding - 4);
    column->setSpacing(4);
    column->addWidget(m_canvas, 1);
    column->addWidget(buildTools());
    return panel;
}

QWidget* DrawPage::buildTools() {
    const auto action = [this](IconName name, const QString& text, const QKeySequence& key) {
        auto* made = new QAction(icon(name), text, this);
        made->setShortcut(key);
        made->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        return made;
    };
    m_undo = action(IconName::Undo, tr("Take back a stroke"), {});  // its key is taken in event()
    m_undo->setToolTip(tr("Take back a stroke (Ctrl+Z)"));
    m_replay = action(IconName::Replay, tr("Show the drawing again"), Qt::CTRL | Qt::Key_R);
    addAction(m_replay);
    connect(m_undo, &QAction::triggered, m_canvas, &DigitCanvas::undo);
    connect(m_replay, &QAction::triggered, m_canvas, &DigitCanvas::replay);

    auto* digits = new QPushButton(icon(IconName::ChevronDown), tr("Test digit"));
    digits->setLayoutDirection(Qt::RightToLeft);  // the chevron stands behind the words
    digits->setAccessibleName(tr("Put a test digit on the canvas"));
    digits->setToolTip(tr("Puts a digit of the test images on the canvas"));
    connect(digits, &QPushButton::clicked, this, [digits, menu = buildTestDigits()] {
        menu->popup(digits->mapToGlobal(QPoint(0, digits->height())));
    });
    auto* pen = new PenControl(m_canvas->penWidth());
    connect(pen, &PenControl::widthChanged, m_canvas, &DigitCanvas::setPenWidth);
    auto* tools = new QWidget;
    tools->setFixedHeight(kToolsHeight - 4);
    auto* row = new QHBoxLayout(tools);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(actionButton(m_undo));
    row->addWidget(actionButton(m_replay));
    row->addWidget(pen, 1);
    row->addWidget(digits);
    return tools;
}

QMenu* DrawPage::buildTestDigits() {
    auto* menu = new QMenu(this);
    for (int digit = 0; digit < kClassCount; ++digit) {
        QAction* action = menu->addAction(tr("A test image of %1").arg(digit));
        action->setShortcut(QKeySequence(Qt::ALT | Qt::Key(Qt::Key_0 + digit)));
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        addAction(action);
        connect(action, &QAction::triggered, this, [this, digit] { emit testDigitRequested(digit); });
    }
    return menu;
}

QWidget* DrawPage::buildAnswers() {
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    for (const Series series : {Series::Float, Series::FakeQuant, Series::Int8}) {
        auto* panel = new AnswerPanel(series);
        m_answers[std::size_t(series)] = panel;
        layout->addWidget(panel, 1);
    }
    answer(Series::Float)->setMissing(tr("No float model: train first"));
    answer(Series::FakeQuant)->setMissing(tr("No QAT model: convert and fine-tune first"));
    answer(Series::Int8)->setMissing(tr("No int8 model: convert and fine-tune first"));

    auto* nobody = new QFrame;
    nobody->setProperty("role", "panel");
    auto* empty = new EmptyState(
        IconName::Train, tr("Nobody reads yet"),
        tr("Train first. Then the float, the fake-quant and the int8 model read what you draw."));
    connect(empty->addButton(tr("Go to Train")), &QPushButton::clicked, this, &DrawPage::trainRequested);
    (new QVBoxLayout(nobody))->addWidget(empty);
    m_answerStack = new QStackedWidget;
    m_answerStack->addWidget(row);
    m_answerStack->addWidget(nobody);
    return m_answerStack;
}

// The canvas is as large a square as the height allows; the answers take the rest of the width.
bool DrawPage::eventFilter(QObject* watched, QEvent* event) {
    if (watched == content() && event->type() == QEvent::Resize) {
        const int free = content()->height() - kPreparationHeight - kGap - 2 * kPadding - kToolsHeight;
        m_canvasPanel->setMaximumWidth(std::max(free, kSmallestCanvas) + 2 * kPadding);
    }
    return Page::eventFilter(watched, event);
}

// Ctrl+Z takes back a stroke here, and a change of the recipe everywhere else.
bool DrawPage::event(QEvent* event) {
    const bool isKey = event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress;
    if (isKey && static_cast<QKeyEvent*>(event)->matches(QKeySequence::Undo)) {
        if (event->type() == QEvent::KeyPress) m_undo->trigger();
        event->accept();
        return true;
    }
    return Page::event(event);
}

void DrawPage::updateHistory() {
    m_undo->setEnabled(m_canvas->canUndo());
    m_clear->setEnabled(!m_canvas->isBlank());
    m_replay->setEnabled(!m_canvas->isBlank());
}

void DrawPage::tellDrawing() {
    updateHistory();
    const GreyImage drawing = m_canvas->drawing();
    if (drawing.empty()) clearAnswers();
    emit drawingChanged(drawing, m_preparation->switches());
}

void DrawPage::clearAnswers() {
    for (AnswerPanel* panel : m_answers) panel->clearAnswer();
    m_preparation->showSteps({});
    m_canvas->setCropBox({});
    m_disagree->hide();
    m_rest.stop();
}

void DrawPage::showAnswers(const PreparedDrawing& prepared, const DrawingAnswers& answers) {
    if (prepared.empty()) return clearAnswers();
    m_preparation->showSteps(prepared);
    const QRect box(prepared.cropX, prepared.cropY, prepared.cropWidth, prepared.cropHeight);
    m_canvas->setCropBox(m_preparation->switches().crop ? box : QRect());
    answer(Series::Float)->showAnswer(answers.floatModel);
    answer(Series::FakeQuant)->showAnswer(answers.fakeQuant);
    answer(Series::Int8)->showAnswer(answers.int8Model);
    QStringList read;
    for (const AnswerPanel* panel : m_answers)
        if (panel->hasAnswer()) read.append(panel->digitText());
    read.removeDuplicates();
    m_disagree->setVisible(read.size() > 1);
    m_rest.start();
}

void DrawPage::setModelsAvailable(bool floatModel, bool fakeQuant, bool int8) {
    answer(Series::Float)->setAvailable(floatModel);
    answer(Series::FakeQuant)->setAvailable(fakeQuant);
    answer(Series::Int8)->setAvailable(int8);
    m_answerStack->setCurrentIndex(floatModel || fakeQuant || int8 ? 0 : 1);
}

void DrawPage::showTestDigit(const GreyImage& digit) {
    m_canvas->showDigit(digit);
}

void DrawPage::announce() {
    QStringList sentences;
    for (const Series series : {Series::Int8, Series::Float, Series::FakeQuant})
        if (answer(series)->hasAnswer()) sentences.append(answer(series)->spoken(sentences.isEmpty()));
    if (!sentences.isEmpty()) emit announced(sentences.join(u' '));
}

}  // namespace quantelier
