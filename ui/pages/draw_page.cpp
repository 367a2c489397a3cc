#include "ui/pages/draw_page.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "ui/format.h"
#include "ui/language.h"
#include "ui/widgets/boxed.h"
#include "ui/widgets/canvas_panel.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/digit_canvas.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/inside_panel.h"
#include "ui/widgets/preparation_strip.h"

namespace quantelier {

namespace {

constexpr int kGap = 16;
constexpr int kAnswerGap = 12;
constexpr int kPreparationHeight = 120;
constexpr int kLowestReading = 290;  // the answers alone
constexpr int kRoomForInside = 376;  // both
constexpr int kRestMilliseconds = 400;

}  // namespace

DrawPage::DrawPage(QWidget* parent)
    : Page([] { return tr("Draw"); }, [] { return tr("Draw a digit. Three models read it while you draw."); },
           parent) {
    setHelp([] {
        return tr(
            "Draw with mouse, pen or finger, or with the arrow keys and Space. All that MNIST's authors did "
            "to "
            "their digits is done to yours, and each step can be switched off. Alt and a digit put a test "
            "image "
            "on "
            "the canvas.");
    });
    m_canvasPanel = new CanvasPanel;
    m_canvas = m_canvasPanel->canvas();
    buildCanvasActions();
    setChapter(QStringLiteral("drawing"));
    buildHeader();
    m_reading = buildReading();
    auto* top = new QHBoxLayout;
    top->setSpacing(kGap);
    top->addWidget(m_canvasPanel, 1000);  // all that its maximum width lets it have
    top->addWidget(m_reading, 1);
    m_preparation = new PreparationStrip;
    m_preparation->setFixedHeight(kPreparationHeight);
    auto* layout = new QVBoxLayout(content());
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGap);
    layout->addWidget(boxed(top), 1);
    layout->addWidget(m_preparation);
    for (QWidget* beside : {static_cast<QWidget*>(m_answerStack), static_cast<QWidget*>(m_inside),
                            static_cast<QWidget*>(m_preparation)})
        presentedViews().add({m_canvasPanel, beside});
    m_canvasPanel->installEventFilter(this);
    connectParts();
    updateCommandLine();
    setModelsAvailable(false, false, false);
    updateActions();
}

void DrawPage::buildHeader() {
    m_disagree = new Chip(ChipKind::Warning, [] { return tr("They disagree"); });
    QSizePolicy keepsItsPlace = m_disagree->sizePolicy();
    keepsItsPlace.setRetainSizeWhenHidden(true);
    m_disagree->setSizePolicy(keepsItsPlace);
    m_disagree->hide();
    addHeaderWidget(m_disagree);
    auto* digits = addSecondaryButton(IconName::ChevronDown, [] { return tr("Test digit"); });
    digits->setLayoutDirection(Qt::RightToLeft);  // the chevron stands behind the words
    setWords(digits, "accessibleName", [] { return tr("Put a test digit on the canvas"); });
    setWords(digits, "toolTip",
             [] { return tr("Puts a digit of the test images on the canvas (Alt and the digit)"); });
    connect(digits, &QPushButton::clicked, this, [digits, menu = buildTestDigits()] {
        menu->popup(digits->mapToGlobal(QPoint(0, digits->height())));
    });
    auto* clear = addSecondaryButton(IconName::Trash, [] { return tr("Clear"); });
    connect(clear, &QPushButton::clicked, m_clear, &QAction::trigger);
    connect(m_clear, &QAction::enabledChanged, clear, &QWidget::setEnabled);
    setPrimary(IconName::Check, [] { return tr("Save to my test set"); });
    connect(primaryButton(), &QPushButton::clicked, this,
            [this] { emit saveRequested(m_canvas->drawing(), m_canvasPanel->label()); });
}

// They are the canvas's menu, too.
void DrawPage::buildCanvasActions() {
    const auto add = [this](IconName name, const Words& text, const QKeySequence& key) {
        auto* action = worded(new QAction(icon(name), QString(), this), text);
        action->setShortcut(key);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        addAction(action);
        return action;
    };
    addAction(m_canvasPanel->replayAction());
    m_clear = add(
        IconName::Trash, [] { return tr("Clear the drawing"); }, Qt::Key_Delete);
    QAction* open = add(
        IconName::Folder, [] { return tr("Open strokes…"); }, Qt::CTRL | Qt::SHIFT | Qt::Key_O);
    m_saveStrokes = add(
        IconName::Download, [] { return tr("Save strokes…"); }, Qt::CTRL | Qt::SHIFT | Qt::Key_S);
    connect(m_clear, &QAction::triggered, m_canvas, &DigitCanvas::clear);
    connect(open, &QAction::triggered, this, &DrawPage::strokesOpenRequested);
    connect(m_saveStrokes, &QAction::triggered, this,
            [this] { emit strokesSaveRequested(drawnStrokes(m_canvas->sheet(), m_canvasPanel->label())); });
    m_canvas->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_canvas->addActions(
        {m_canvasPanel->undoAction(), m_canvasPanel->replayAction(), m_clear, open, m_saveStrokes});
}

QMenu* DrawPage::buildTestDigits() {
    auto* menu = new QMenu(this);
    for (int digit = 0; digit < kClassCount; ++digit) {
        QAction* action =
            worded(menu->addAction(QString()), [=] { return tr("A test image of %1").arg(digit); });
        action->setShortcut(QKeySequence(Qt::ALT | Qt::Key(Qt::Key_0 + digit)));
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        addAction(action);
        connect(action, &QAction::triggered, this, [this, digit] { emit testDigitRequested(digit); });
    }
    return menu;
}

QWidget* DrawPage::buildReading() {
    m_answerStack = new QStackedWidget;
    m_answerStack->addWidget(buildAnswers());
    m_answerStack->addWidget(buildEmptyAnswers());
    m_inside = new InsidePanel;
    auto* reading = new QWidget;
    reading->setMinimumHeight(kLowestReading);  // lower than both need: then the layers give way
    auto* column = new QVBoxLayout(reading);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGap);
    column->addWidget(m_answerStack, 3);
    column->addWidget(m_inside, 1);
    return reading;
}

QWidget* DrawPage::buildAnswers() {
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kAnswerGap);
    for (const Series series : {Series::Float, Series::FakeQuant, Series::Int8}) {
        auto* panel = new AnswerPanel(series);
        m_answers[std::size_t(series)] = panel;
        layout->addWidget(panel, 1);
    }
    answer(Series::Float)->setMissing([] { return tr("No float model: train first"); });
    answer(Series::FakeQuant)->setMissing([] { return tr("No QAT model: convert and fine-tune first"); });
    answer(Series::Int8)->setMissing([] { return tr("No int8 model: convert and fine-tune first"); });
    return row;
}

QWidget* DrawPage::buildEmptyAnswers() {
    auto* panel = new QFrame;
    panel->setProperty("role", "panel");
    auto* empty = new EmptyState(
        IconName::Train, [] { return tr("Nobody reads yet"); },
        [] {
            return tr(
                "Train first, or open a model. Then the float, the fake-quant and the int8 model "
                "read what you draw.");
        });
    connect(empty->addButton([] { return tr("Go to Train"); }), &QPushButton::clicked, this,
            &DrawPage::trainRequested);
    connect(empty->addButton([] { return tr("Open a model…"); }), &QPushButton::clicked, this,
            &DrawPage::openModelRequested);
    (new QVBoxLayout(panel))->addWidget(empty);
    return panel;
}

void DrawPage::connectParts() {
    m_rest.setSingleShot(true);
    m_rest.setInterval(kRestMilliseconds);
    connect(&m_rest, &QTimer::timeout, this, &DrawPage::announce);
    connect(m_canvas, &DigitCanvas::drawingChanged, this, &DrawPage::tellDrawing);
    connect(m_canvas, &DigitCanvas::historyChanged, this, &DrawPage::updateActions);
    connect(m_canvasPanel, &CanvasPanel::labelChanged, this, &DrawPage::updateActions);
    connect(m_inside, &InsidePanel::ownSetChosen, this, [this](bool chosen) {
        m_ownSetIsShown = chosen;
        updateCommandLine();
    });
    connect(m_preparation, &PreparationStrip::switchesChanged, this,
            [this] { emit drawingChanged(m_canvas->drawing(), m_preparation->switches()); });
}

// Low windows do without the layers, which presenter mode shows by themselves.
bool DrawPage::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_canvasPanel && event->type() == QEvent::Resize && presentedViews().shown().empty())
        m_inside->setVisible(m_canvasPanel->height() >= kRoomForInside);
    return Page::eventFilter(watched, event);
}

// Ctrl+Z takes back a stroke here, and a change of the recipe everywhere else.
bool DrawPage::event(QEvent* event) {
    const bool isKey = event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress;
    if (isKey && static_cast<QKeyEvent*>(event)->matches(QKeySequence::Undo)) {
        if (event->type() == QEvent::KeyPress) m_canvasPanel->undoAction()->trigger();
        event->accept();
        return true;
    }
    return Page::event(event);
}

void DrawPage::updateActions() {
    const bool isBlank = m_canvas->isBlank();
    m_clear->setEnabled(!isBlank);
    m_saveStrokes->setEnabled(m_canvas->canReplay() && m_canvasPanel->label() >= 0);
    const bool isSaved = m_savedLabel >= 0 && m_savedLabel == m_canvasPanel->label();
    primaryButton()->setEnabled(!isBlank && !isSaved && m_canvasPanel->label() >= 0);
    setWords(primaryButton(), "toolTip", [=] {
        return isBlank   ? tr("Nothing is drawn yet")
               : isSaved ? tr("This drawing is saved; draw on, or clear")
               : m_canvasPanel->label() < 0
                   ? tr("Choose first which digit this is")
                   : tr("Keeps the drawing as a %1, to score the models on it (Ctrl+Return)")
                         .arg(m_canvasPanel->label());
    });
}

void DrawPage::tellDrawing(const GreyImage& drawing) {
    const bool isStored = !m_canvas->sheet().digit.empty();
    if (m_canvas->isBlank() || isStored != m_isStored) m_canvasPanel->forgetLabel();
    m_isStored = isStored;
    m_savedLabel = -1;
    if (drawing.empty()) clearAnswers();
    emit drawingChanged(drawing, m_preparation->switches());
    updateActions();
}

void DrawPage::clearAnswers() {
    for (AnswerPanel* panel : m_answers) panel->clearAnswer();
    m_inside->showLayers({});
    m_preparation->showSteps({});
    m_canvas->setCropBox({});
    m_disagree->hide();
    m_rest.stop();
}

void DrawPage::showAnswers(const PreparedDrawing& prepared, const DrawingAnswers& answers) {
    if (prepared.empty()) return clearAnswers();
    answer(Series::Float)->showAnswer(answers.floatModel);
    answer(Series::FakeQuant)->showAnswer(answers.fakeQuant);
    answer(Series::Int8)->showAnswer(answers.int8Model);
    QStringList read;
    for (const AnswerPanel* panel : m_answers)
        if (panel->hasAnswer()) read.append(panel->digitText());
    read.removeDuplicates();
    m_disagree->setVisible(read.size() > 1);
    m_canvasPanel->suggestLabel(answers.int8Model.label >= 0 ? answers.int8Model.label
                                                             : answers.floatModel.label);
    m_rest.start();
}

void DrawPage::showSteps(const PreparedDrawing& prepared) {
    m_preparation->showSteps(prepared);
    const QRect box(prepared.cropX, prepared.cropY, prepared.cropWidth, prepared.cropHeight);
    m_canvas->setCropBox(m_preparation->switches().crop ? box : QRect());
}

void DrawPage::showInside(const Activations& inside) {
    m_inside->showLayers(inside);
}

void DrawPage::setModelsAvailable(bool floatModel, bool fakeQuant, bool int8) {
    answer(Series::Float)->setAvailable(floatModel);
    answer(Series::FakeQuant)->setAvailable(fakeQuant);
    answer(Series::Int8)->setAvailable(int8);
    m_answerStack->setCurrentIndex(floatModel || fakeQuant || int8 ? 0 : 1);
}

void DrawPage::showTestDigit(const GreyImage& digit, int label) {
    m_canvas->showDigit(digit);
    m_canvasPanel->setLabel(label);
}

void DrawPage::showStrokes(const DrawnStrokes& drawing) {
    m_canvas->showStrokes(drawing);
    m_canvasPanel->setLabel(drawing.label);
}

void DrawPage::drawingSaved() {
    m_savedLabel = m_canvasPanel->label();
    updateActions();
}

void DrawPage::drawingForgotten() {
    m_savedLabel = -1;
    updateActions();
}

void DrawPage::setMotionReduced(bool reduced) {
    m_canvas->setMotionReduced(reduced);
}

void DrawPage::setModelPath(const QString& path) {
    m_modelPath = path;
    updateCommandLine();
}

void DrawPage::setOwnSetFolder(const QString& folder) {
    m_ownSetFolder = folder;
    updateCommandLine();
}

void DrawPage::updateCommandLine() {
    const QString model =
        format::shellWord(m_modelPath.isEmpty() ? QStringLiteral("lenet_int8.onnx") : m_modelPath);
    if (!m_ownSetIsShown)
        return setCommandLine(
            QStringLiteral("quantelier infer --model %1 --strokes drawing.json").arg(model));
    const bool isQuant = m_modelPath.contains(QStringLiteral("_quant-"));
    setCommandLine(QStringLiteral("quantelier %1 --ckpt_path %2 --data_path %3")
                       .arg(isQuant ? QStringLiteral("eval-quant") : QStringLiteral("eval"), model,
                            format::shellWord(m_ownSetFolder)));
}

void DrawPage::announce() {
    if (!isVisible()) return;  // new models read the drawing again, wherever one looks
    m_preparation->describeSteps();
    QStringList sentences;
    for (const Series series : {Series::Int8, Series::Float, Series::FakeQuant})
        if (answer(series)->hasAnswer()) sentences.append(answer(series)->spoken(sentences.isEmpty()));
    if (!sentences.isEmpty()) emit announced(sentences.join(u' '));
}

}  // namespace quantelier
