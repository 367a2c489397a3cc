#include "ui/main_window.h"

#include <QAccessible>
#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QDropEvent>
#include <QMimeData>
#include <QSplitter>
#include <QStackedWidget>
#include <QStyle>
#include <QUrl>
#include <QVBoxLayout>

#include "ui/bottom_bar.h"
#include "ui/focus_ring.h"
#include "ui/head_bar.h"
#include "ui/help/help_window.h"
#include "ui/language.h"
#include "ui/log_dock.h"
#include "ui/models/rail_model.h"
#include "ui/page.h"
#include "ui/presentation.h"
#include "ui/presenter.h"
#include "ui/rail.h"
#include "ui/toast.h"
#include "ui/widgets/pulse.h"

namespace quantelier {

namespace {
constexpr QSize kMinimumSize(1120, 680);
constexpr QSize kUsualSize(1280, 800);
constexpr int kFoldWidth = 1200;
constexpr int kLowHeight = 740;
}  // namespace

MainWindow::MainWindow(QUndoStack* undoStack, QWidget* parent)
    : QMainWindow(parent), m_railModel(new RailModel(this)) {
    setMinimumSize(kMinimumSize);
    resize(kUsualSize);
    buildFrame();
    buildMenus(undoStack);
    connectBars();
    new FocusRing(this);
    new PointerRing(this);
    setAcceptDrops(true);
    setReduceMotion(style()->styleHint(QStyle::SH_Widget_Animation_Duration) == 0);
    setThemeMode(Theme::instance().mode());
}

MainWindow::~MainWindow() = default;

void MainWindow::buildFrame() {
    m_head = new HeadBar;
    m_rail = new Rail(m_railModel);
    m_stack = new QStackedWidget;
    m_log = new LogDock;
    m_log->hide();
    m_bottomBar = new BottomBar;
    m_toasts = new ToastStack(m_stack);
    m_liveRegion = new QWidget(this);
    m_liveRegion->setFixedSize(0, 0);

    auto* split = new QSplitter(Qt::Vertical);
    split->setHandleWidth(1);
    split->setChildrenCollapsible(false);
    split->addWidget(m_stack);
    split->addWidget(m_log);
    split->setStretchFactor(0, 1);
    m_middle = new QHBoxLayout;
    m_middle->setSpacing(0);
    m_middle->addWidget(m_rail);
    m_middle->addWidget(split, 1);
    auto* central = new QWidget;
    auto* layout = new QVBoxLayout(central);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(m_middle, 1);
    layout->addWidget(m_bottomBar);
    setMenuWidget(m_head);
    setCentralWidget(central);
    m_pulse = new Pulse(this);
}

void MainWindow::setSidePanel(QWidget* panel) {
    m_sidePanel = panel;
    panel->hide();
    m_middle->addWidget(panel);
}

void MainWindow::setSidePanelVisible(bool visible) {
    m_sidePanel->setVisible(visible);
}

void MainWindow::pointAt(QWidget* control) {
    currentPage()->reveal(control);
    QApplication::processEvents(QEventLoop::ExcludeUserInputEvents);  // the page may have to lay out first
    while (!control->isVisible()) control = control->parentWidget();
    m_pulse->show(control, m_reduceMotion);
    if (control->focusPolicy() & Qt::TabFocus) control->setFocus(Qt::OtherFocusReason);
}

void MainWindow::connectBars() {
    connect(m_rail, &Rail::stepChosen, this, &MainWindow::showStep);
    connect(m_head, &HeadBar::presenterRequested, this, [this] { m_presenterAction->trigger(); });
    connect(m_head, &HeadBar::themeRequested, this, &MainWindow::showNextTheme);
    connect(m_head, &HeadBar::helpRequested, this, &MainWindow::showPageHelp);
    connect(m_bottomBar, &BottomBar::pauseRequested, this, &MainWindow::pauseRequested);
    connect(m_bottomBar, &BottomBar::continueRequested, this, &MainWindow::startRequested);
    connect(m_bottomBar, &BottomBar::stopRequested, this, &MainWindow::stopRequested);
    connect(m_bottomBar, &BottomBar::stateChanged, this, &MainWindow::updateRunActions);
    connect(m_bottomBar, &BottomBar::logRequested, this, [this] { setLogVisible(!isLogVisible()); });
    connect(m_log, &LogDock::problemCountChanged, m_bottomBar, &BottomBar::setProblemCount);
    connect(m_log, &LogDock::openRequested, this, [this] { setLogVisible(true); });
    connect(m_log, &LogDock::closeRequested, this, [this] { setLogVisible(false); });
}

void MainWindow::addPage(Step step, Page* page) {
    m_pages[std::size_t(step)] = page;
    addSubpage(page);
    if (m_stack->count() == 1) showStep(step);
}

void MainWindow::showStep(Step step) {
    Page* page = m_pages[std::size_t(step)];
    if (!page) return;
    showSubpage(page);
    m_rail->setShownStep(step);
    emit stepShown(step);
}

void MainWindow::addSubpage(Page* page) {
    m_stack->addWidget(page);
    connect(page, &Page::manualRequested, this, &MainWindow::showManual);
    applyWindowSize();
}

void MainWindow::showSubpage(Page* page) {
    m_stack->setCurrentWidget(page);
    presentPage();
    m_toasts->raise();
    setWords(this, "windowTitle", [=] { return tr("%1 – Quantelier").arg(page->title()); });
    emit pageShown();
}

Step MainWindow::currentStep() const {
    return m_rail->shownStep();
}

Page* MainWindow::currentPage() const {
    return static_cast<Page*>(m_stack->currentWidget());
}

void MainWindow::toast(Severity severity, const QString& sentence, const QString& actionText,
                       std::function<void()> action, std::function<void()> ended) {
    m_log->add(severity, sentence);
    m_toasts->show(severity, sentence, actionText, std::move(action), std::move(ended));
    announce(sentence);
}

void MainWindow::announce(const QString& sentence) {
    m_liveRegion->setAccessibleName(sentence);
    QAccessibleEvent event(m_liveRegion, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void MainWindow::setRun(const QString& name, const QString& state) {
    m_head->setRun(name, state);
}

void MainWindow::setStartEnabled(bool enabled) {
    m_startEnabled = enabled;
    updateRunActions();
}

void MainWindow::updateRunActions() {
    const bool working = m_bottomBar->isWorking();
    const bool paused = m_bottomBar->isPaused();
    m_startAction->setEnabled(working ? paused : m_startEnabled);
    m_pauseAction->setEnabled(working && !paused);
    m_stopAction->setEnabled(m_bottomBar->canStop());
}

void MainWindow::setThemeMode(ThemeMode mode) {
    Theme::instance().setMode(mode);
    m_themeActions->actions().at(int(mode))->setChecked(true);
}

void MainWindow::setCommandLineVisible(bool visible) {
    m_commandLineVisible = visible;
    m_commandLineAction->setChecked(visible);
    applyWindowSize();
}

void MainWindow::setReduceMotion(bool reduce) {
    m_reduceMotion = reduce;
    m_motionAction->setChecked(reduce);
    m_rail->setAnimated(!reduce);
    emit reduceMotionChanged(reduce);
}

void MainWindow::setPresenter(bool on) {
    m_presenterAction->setChecked(on);
    if (on == Presenter::instance().isOn()) return;
    setPresenting(*this, on);
    if (!on)
        for (Page* page : m_stack->findChildren<Page*>()) page->presentedViews().end();
    m_nextPanelAction->setEnabled(on);
    applyWindowSize();
    presentPage();
    announce(on ? tr("Presenter mode on. F shows another panel.") : tr("Presenter mode off."));
}

void MainWindow::presentPage() {
    Page* const page = currentPage();
    if (!Presenter::instance().isOn() || !page) return;
    page->setSentenceVisible(false);
    page->presentedViews().begin();
}

bool MainWindow::isLogVisible() const {
    return m_log->isVisibleTo(this);
}

void MainWindow::setLogVisible(bool visible) {
    m_log->setVisible(visible);
    m_logAction->setChecked(visible);
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (m_mayClose && !m_mayClose()) return event->ignore();
    if (m_manual) m_manual->close();
    event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.size() == 1 && urls.first().isLocalFile()) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    event->acceptProposedAction();
    emit openRequested(event->mimeData()->urls().first().toLocalFile());
}

void MainWindow::resizeEvent(QResizeEvent* event) {
    QMainWindow::resizeEvent(event);
    applyWindowSize();
}

// Narrow windows fold the rail; low ones do without what is read once.
void MainWindow::applyWindowSize() {
    const bool presented = Presenter::instance().isOn();
    const bool folded = presented || width() < kFoldWidth;
    const bool low = presented || height() < kLowHeight;
    if (m_rail->isFolded() != folded) m_rail->setFolded(folded);
    m_bottomBar->setDeviceWidth(m_rail->width());
    for (Page* page : m_stack->findChildren<Page*>()) {
        page->setSentenceVisible(!low);
        page->setCommandLineVisible(m_commandLineVisible && !low);
    }
}

}  // namespace quantelier
