// Menus, keys and the small dialogs behind them.
#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QFileDialog>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QStackedWidget>
#include <QUndoStack>

#include "ui/bottom_bar.h"
#include "ui/head_bar.h"
#include "ui/help/help_card.h"
#include "ui/help/help_window.h"
#include "ui/keyboard_dialog.h"
#include "ui/language.h"
#include "ui/log_dock.h"
#include "ui/main_window.h"
#include "ui/page.h"
#include "ui/rail.h"
#include "ui/settings_dialog.h"
#include "ui/toast.h"

namespace quantelier {

void MainWindow::buildMenus(QUndoStack* undoStack) {
    buildFileMenu();
    buildEditMenu(undoStack);
    buildViewMenu();
    buildRunMenu();
    buildHelpMenu();
    buildWindowKeys();
}

void MainWindow::buildFileMenu() {
    QMenu* menu = addMenu([] { return tr("&File"); });
    worded(menu->addAction(QString(), QKeySequence::Open, this, &MainWindow::chooseFileToOpen),
           [] { return tr("&Open…"); });
    worded(menu->addAction(QString(), QKeySequence::Save, this, &MainWindow::chooseRecipeToSave),
           [] { return tr("&Save recipe…"); });
    worded(menu->addAction(QString(), QKeySequence(QStringLiteral("Ctrl+Shift+S")), this,
                           &MainWindow::reportRequested),
           [] { return tr("Save the run's &report…"); });
    menu->addSeparator();
    worded(menu->addAction(QString(), QKeySequence(QStringLiteral("Ctrl+Q")), this, &MainWindow::close),
           [] { return tr("&Quit"); });
}

void MainWindow::buildEditMenu(QUndoStack* undoStack) {
    QMenu* menu = addMenu([] { return tr("&Edit"); });
    QAction *const undo = undoStack->createUndoAction(this), *const redo = undoStack->createRedoAction(this);
    undo->setShortcut(QKeySequence::Undo);
    undo->setIcon(icon(IconName::Undo));
    redo->setShortcut(QKeySequence(QStringLiteral("Ctrl+Shift+Z")));
    redo->setIcon(icon(IconName::Redo));
    const auto show = [undoStack, undo, redo] {
        undo->setText(QStringList{tr("&Undo"), undoStack->undoText()}.join(u' ').trimmed());
        redo->setText(QStringList{tr("&Redo"), undoStack->redoText()}.join(u' ').trimmed());
    };
    connect(undoStack, &QUndoStack::undoTextChanged, undo, show);
    connect(undoStack, &QUndoStack::redoTextChanged, redo, show);
    followLanguage(undo, show);
    menu->addActions({undo, redo});
    menu->addSeparator();
    worded(menu->addAction(QString(), QKeySequence(QStringLiteral("Ctrl+,")), this,
                           [this] { SettingsDialog(this).exec(); }),
           [] { return tr("&Settings…"); });
}

void MainWindow::buildViewMenu() {
    QMenu* menu = addMenu([] { return tr("&View"); });
    m_themeActions = new QActionGroup(this);
    const WordList names = {[] { return tr("As the &system"); }, [] { return tr("&Light"); },
                            [] { return tr("&Dark"); }};
    for (const Words& name : names) {
        QAction* action = m_themeActions->addAction(worded(menu->addAction(QString()), name));
        action->setCheckable(true);
    }
    connect(m_themeActions, &QActionGroup::triggered, this, [this](QAction* action) {
        Theme::instance().setMode(ThemeMode(m_themeActions->actions().indexOf(action)));
    });
    menu->addSeparator();
    const auto addSwitch = [&](const Words& text, void (MainWindow::*set)(bool)) {
        QAction* action = worded(menu->addAction(QString()), text);
        action->setCheckable(true);
        connect(action, &QAction::triggered, this, set);
        return action;
    };
    m_commandLineAction = addSwitch([] { return tr("&Command line"); }, &MainWindow::setCommandLineVisible);
    m_commandLineAction->setChecked(true);
    m_motionAction = addSwitch([] { return tr("Reduce &motion"); }, &MainWindow::setReduceMotion);
    m_logAction = addSwitch([] { return tr("L&og"); }, &MainWindow::setLogVisible);
    m_logAction->setShortcut(QKeySequence(QStringLiteral("Ctrl+J")));
    menu->addSeparator();
    m_presenterAction = addSwitch([] { return tr("&Presenter mode"); }, &MainWindow::setPresenter);
    m_presenterAction->setShortcut(QKeySequence(QStringLiteral("Ctrl+F11")));
    m_nextPanelAction = worded(menu->addAction(QString(), QKeySequence(QStringLiteral("F")), this,
                                               [this] {
                                                   if (currentPage())
                                                       currentPage()->presentedViews().showNext();
                                               }),
                               [] { return tr("Another &panel large"); });
    m_nextPanelAction->setEnabled(false);
    QAction* fullScreen = worded(menu->addAction(QString(), QKeySequence(QStringLiteral("F11"))),
                                 [] { return tr("&Full screen"); });
    fullScreen->setCheckable(true);
    connect(fullScreen, &QAction::triggered, this, [this](bool on) { on ? showFullScreen() : showNormal(); });
}

void MainWindow::buildRunMenu() {
    QMenu* menu = addMenu([] { return tr("&Run"); });
    m_startAction =
        worded(menu->addAction(icon(IconName::Play), QString(), QKeySequence(QStringLiteral("F5")), this,
                               &MainWindow::startRequested),
               [] { return tr("&Start or continue"); });
    m_pauseAction =
        worded(menu->addAction(icon(IconName::Pause), QString(), QKeySequence(QStringLiteral("F7")), this,
                               &MainWindow::pauseRequested),
               [] { return tr("&Pause"); });
    m_stopAction =
        worded(menu->addAction(icon(IconName::Stop), QString(), QKeySequence(QStringLiteral("Shift+F5")),
                               this, &MainWindow::stopRequested),
               [] { return tr("S&top"); });
    updateRunActions();
}

void MainWindow::buildHelpMenu() {
    QMenu* menu = addMenu([] { return tr("&Help"); });
    worded(
        menu->addAction(QString(), QKeySequence(QStringLiteral("Ctrl+F1")), this, [this] { showManual(); }),
        [] { return tr("&Manual"); });
    worded(menu->addAction(QString(), QKeySequence(QStringLiteral("F1")), this, &MainWindow::showHelp),
           [] { return tr("Help on the focused &control"); });
    worded(
        menu->addAction(QString(), this, [this] { KeyboardDialog(findChildren<QAction*>(), this).exec(); }),
        [] { return tr("&Keyboard"); });
    menu->addSeparator();
    worded(menu->addAction(QString(), this, &MainWindow::showAbout), [] { return tr("&About Quantelier"); });
}

QMenu* MainWindow::addMenu(const Words& title) {
    QMenu* menu = m_head->menuBar()->addMenu(QString());
    setWords(menu, "title", title);
    return menu;
}

QAction* MainWindow::addKey(const Words& text, const QKeySequence& keys, std::function<void()> action) {
    auto* key = worded(new QAction(this), text);
    key->setShortcut(keys);
    connect(key, &QAction::triggered, this, std::move(action));
    addAction(key);
    return key;
}

void MainWindow::buildWindowKeys() {
    for (int i = 0; i < kStepCount; ++i)
        addKey([=] { return tr("Go to %1").arg(stepName(Step(i))); },
               QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_1 + i)), [this, i] { showStep(Step(i)); });
    addKey([] { return tr("Press the page's main button"); }, QKeySequence(QStringLiteral("Ctrl+Return")),
           [this] {
               if (currentPage() && currentPage()->primaryButton()->isVisible())
                   currentPage()->primaryButton()->click();
           });
    addKey([] { return tr("Next part of the window"); }, QKeySequence(QStringLiteral("F6")),
           [this] { focusRegion(+1); });
    addKey([] { return tr("Previous part of the window"); }, QKeySequence(QStringLiteral("Shift+F6")),
           [this] { focusRegion(-1); });
    addKey([] { return tr("Next problem"); }, QKeySequence(QStringLiteral("F8")),
           [this] { m_log->showNextProblem(); });
    addKey([] { return tr("Copy the command line"); }, QKeySequence(QStringLiteral("Ctrl+Shift+C")),
           [this] {
               if (currentPage()) currentPage()->copyCommandLine();
           });
    addKey([] { return tr("Light, dark or as the system"); }, QKeySequence(QStringLiteral("Ctrl+Shift+L")),
           [this] { showNextTheme(); });
    addKey([] { return tr("Lesson beside the page"); }, QKeySequence(QStringLiteral("Ctrl+Shift+W")),
           [this] { emit sidePanelToggled(); });
    addKey([] { return tr("Focus the newest toast"); }, QKeySequence(QStringLiteral("Ctrl+Shift+T")),
           [this] { m_toasts->focusNewest(); });
}

void MainWindow::chooseFileToOpen() {
    const QString path =
        QFileDialog::getOpenFileName(this, tr("Open a recipe or a model"), {},
                                     tr("Recipes and models (*.json *.ckpt *.onnx *.tflite);;All files (*)"));
    if (!path.isEmpty()) emit openRequested(path);
}

void MainWindow::chooseRecipeToSave() {
    const QString path = QFileDialog::getSaveFileName(
        this, tr("Save recipe"), QStringLiteral("recipe.quantelier.json"), tr("Recipes (*.json)"));
    if (!path.isEmpty()) emit saveRecipeRequested(path);
}

void MainWindow::showNextTheme() {
    setThemeMode(ThemeMode((int(Theme::instance().mode()) + 1) % m_themeActions->actions().size()));
    announce(tr("Theme: %1").arg(m_themeActions->checkedAction()->text().remove(QLatin1Char('&'))));
}

// The nearest explanation of the focused control; where there is none, what the manual says of the page.
void MainWindow::showHelp() {
    QWidget* const focused = QApplication::focusWidget();
    for (QWidget* widget = focused; widget && widget != currentPage(); widget = widget->parentWidget()) {
        const QString text = widget->whatsThis().isEmpty() ? widget->toolTip() : widget->whatsThis();
        if (!text.isEmpty()) return HelpCard::show(*focused, text, [this] { showPageHelp(); });
    }
    showPageHelp();
}

void MainWindow::showPageHelp() {
    showManual(currentPage() ? currentPage()->chapter() : QString());
}

void MainWindow::showManual(const QString& chapter) {
    if (!m_manual) m_manual = std::make_unique<HelpWindow>();
    m_manual->open(chapter);
}

void MainWindow::showAbout() {
    QMessageBox::about(this, tr("About Quantelier"),
                       tr("<b>Quantelier %1</b><br>A studio for quantization-aware training of LeNet.<br><br>"
                          "Free software under the GNU General Public License, version 3 or later.")
                           .arg(QCoreApplication::applicationVersion()));
}

void MainWindow::focusRegion(int by) {
    QList<QWidget*> regions = {m_rail, currentPage(), currentPage()->commandStrip(), m_bottomBar};
    if (isLogVisible()) regions << m_log;
    if (m_sidePanel && m_sidePanel->isVisible()) regions << m_sidePanel;
    const auto holdsFocus = [](const QWidget* region) {
        return region && (region->hasFocus() || region->isAncestorOf(QApplication::focusWidget()));
    };
    // From behind: the command line is a part of its page.
    int current = int(regions.size()) - 1;
    while (current >= 0 && !holdsFocus(regions[current])) --current;
    if (current < 0 && by < 0) current = 0;
    for (qsizetype tries = 0; tries < regions.size(); ++tries) {
        current = int((current + by + regions.size()) % regions.size());
        QWidget* region = regions[current];
        if (!region) continue;
        // The first control of the region that takes the focus: regions themselves do not.
        for (QWidget* next : QList<QWidget*>{region} + region->findChildren<QWidget*>()) {
            if (!(next->focusPolicy() & Qt::TabFocus) || !next->isVisible() || !next->isEnabled()) continue;
            next->setFocus(Qt::ShortcutFocusReason);
            return;
        }
    }
}

}  // namespace quantelier
