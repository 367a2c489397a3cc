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
    QMenu* menu = m_head->menuBar()->addMenu(tr("&File"));
    menu->addAction(tr("&Open…"), QKeySequence::Open, this, &MainWindow::chooseFileToOpen);
    menu->addAction(tr("&Save recipe…"), QKeySequence::Save, this, &MainWindow::chooseRecipeToSave);
    menu->addSeparator();
    menu->addAction(tr("&Quit"), QKeySequence(tr("Ctrl+Q")), this, &MainWindow::close);
}

void MainWindow::buildEditMenu(QUndoStack* undoStack) {
    QMenu* menu = m_head->menuBar()->addMenu(tr("&Edit"));
    QAction* undo = undoStack->createUndoAction(this, tr("&Undo"));
    undo->setShortcut(QKeySequence::Undo);
    undo->setIcon(icon(IconName::Undo));
    QAction* redo = undoStack->createRedoAction(this, tr("&Redo"));
    redo->setShortcut(QKeySequence(tr("Ctrl+Shift+Z")));
    redo->setIcon(icon(IconName::Redo));
    menu->addActions({undo, redo});
    menu->addSeparator();
    menu->addAction(tr("&Settings…"), QKeySequence(tr("Ctrl+,")), this,
                    [this] { SettingsDialog(this).exec(); });
}

void MainWindow::buildViewMenu() {
    QMenu* menu = m_head->menuBar()->addMenu(tr("&View"));
    m_themeActions = new QActionGroup(this);
    for (const QString& name : {tr("As the &system"), tr("&Light"), tr("&Dark")}) {
        QAction* action = m_themeActions->addAction(menu->addAction(name));
        action->setCheckable(true);
    }
    connect(m_themeActions, &QActionGroup::triggered, this, [this](QAction* action) {
        Theme::instance().setMode(ThemeMode(m_themeActions->actions().indexOf(action)));
    });
    menu->addSeparator();
    const auto addSwitch = [&](const QString& text, void (MainWindow::*set)(bool)) {
        QAction* action = menu->addAction(text);
        action->setCheckable(true);
        connect(action, &QAction::triggered, this, set);
        return action;
    };
    m_commandLineAction = addSwitch(tr("&Command line"), &MainWindow::setCommandLineVisible);
    m_commandLineAction->setChecked(true);
    m_motionAction = addSwitch(tr("Reduce &motion"), &MainWindow::setReduceMotion);
    m_logAction = addSwitch(tr("L&og"), &MainWindow::setLogVisible);
    m_logAction->setShortcut(QKeySequence(tr("Ctrl+J")));
    menu->addSeparator();
    m_presenterAction = addSwitch(tr("&Presenter mode"), &MainWindow::setPresenter);
    m_presenterAction->setShortcut(QKeySequence(tr("Ctrl+F11")));
    m_nextPanelAction = menu->addAction(tr("Another &panel large"), QKeySequence(tr("F")), this, [this] {
        if (currentPage()) currentPage()->presentedViews().showNext();
    });
    m_nextPanelAction->setEnabled(false);
    QAction* fullScreen = menu->addAction(tr("&Full screen"), QKeySequence(tr("F11")));
    fullScreen->setCheckable(true);
    connect(fullScreen, &QAction::triggered, this, [this](bool on) { on ? showFullScreen() : showNormal(); });
}

void MainWindow::buildRunMenu() {
    QMenu* menu = m_head->menuBar()->addMenu(tr("&Run"));
    m_startAction = menu->addAction(icon(IconName::Play), tr("&Start or continue"), QKeySequence(tr("F5")),
                                    this, &MainWindow::startRequested);
    m_pauseAction = menu->addAction(icon(IconName::Pause), tr("&Pause"), QKeySequence(tr("F7")), this,
                                    &MainWindow::pauseRequested);
    m_stopAction = menu->addAction(icon(IconName::Stop), tr("S&top"), QKeySequence(tr("Shift+F5")), this,
                                   &MainWindow::stopRequested);
    updateRunActions();
}

void MainWindow::buildHelpMenu() {
    QMenu* menu = m_head->menuBar()->addMenu(tr("&Help"));
    menu->addAction(tr("&Manual"), QKeySequence(tr("Ctrl+F1")), this, [this] { showManual(); });
    menu->addAction(tr("Help on the focused &control"), QKeySequence(tr("F1")), this, &MainWindow::showHelp);
    menu->addAction(tr("&Keyboard"), this, [this] { KeyboardDialog(findChildren<QAction*>(), this).exec(); });
    menu->addSeparator();
    menu->addAction(tr("&About Quantelier"), this, &MainWindow::showAbout);
}

QAction* MainWindow::addKey(const QString& text, const QKeySequence& keys, std::function<void()> action) {
    auto* key = new QAction(text, this);
    key->setShortcut(keys);
    connect(key, &QAction::triggered, this, std::move(action));
    addAction(key);
    return key;
}

void MainWindow::buildWindowKeys() {
    for (int i = 0; i < kStepCount; ++i)
        addKey(tr("Go to %1").arg(stepName(Step(i))),
               QKeySequence(Qt::CTRL | (Step(i) == Step::Runs ? Qt::Key_8 : Qt::Key(Qt::Key_1 + i))),
               [this, i] { showStep(Step(i)); });
    addKey(tr("Press the page's main button"), QKeySequence(tr("Ctrl+Return")), [this] {
        if (currentPage() && currentPage()->primaryButton()->isVisible())
            currentPage()->primaryButton()->click();
    });
    addKey(tr("Next part of the window"), QKeySequence(tr("F6")), [this] { focusRegion(+1); });
    addKey(tr("Previous part of the window"), QKeySequence(tr("Shift+F6")), [this] { focusRegion(-1); });
    addKey(tr("Next problem"), QKeySequence(tr("F8")), [this] { m_log->showNextProblem(); });
    addKey(tr("Copy the command line"), QKeySequence(tr("Ctrl+Shift+C")), [this] {
        if (currentPage()) currentPage()->copyCommandLine();
    });
    addKey(tr("Light, dark or as the system"), QKeySequence(tr("Ctrl+Shift+L")), [this] { showNextTheme(); });
    addKey(tr("Focus the newest toast"), QKeySequence(tr("Ctrl+Shift+T")),
           [this] { m_toasts->focusNewest(); });
}

void MainWindow::chooseFileToOpen() {
    const QString path =
        QFileDialog::getOpenFileName(this, tr("Open a recipe or a model"), {},
                                     tr("Recipes and models (*.json *.ckpt *.onnx *.tflite);;All files (*)"));
    if (!path.isEmpty()) emit openRequested(path);
}

void MainWindow::chooseRecipeToSave() {
    const QString path = QFileDialog::getSaveFileName(this, tr("Save recipe"), QStringLiteral("recipe.json"),
                                                      tr("Recipes (*.json)"));
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
