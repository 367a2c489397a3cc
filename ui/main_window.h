// The window: menus, rail, pages, progress, log and toasts. Shows and asks; app/Studio does the work.
#pragma once

#include <QMainWindow>
#include <array>
#include <functional>
#include <memory>
#include <vector>

#include "ui/language.h"
#include "ui/severity.h"
#include "ui/step.h"
#include "ui/theme.h"

class QActionGroup;
class QHBoxLayout;
class QStackedWidget;
class QUndoStack;

namespace quantelier {

class BottomBar;
class HeadBar;
class HelpWindow;
class LogDock;
class Page;
class Pulse;
class Rail;
class RailModel;
class ToastStack;

class MainWindow : public QMainWindow {
    Q_OBJECT
  public:
    explicit MainWindow(QUndoStack* undoStack, QWidget* parent = nullptr);
    ~MainWindow() override;

    void addPage(Step step, Page* page);
    void showStep(Step step);
    /// A page that a step's page opens; the rail stays at its step.
    void addSubpage(Page* page);
    void showSubpage(Page* page);
    Step currentStep() const;
    Page* currentPage() const;

    /// Right of every page, from the head to the bottom bar; hidden first.
    void setSidePanel(QWidget* panel);
    void setSidePanelVisible(bool visible);
    /// Rings a control on the page that is shown.
    void pointAt(QWidget* control);

    RailModel* rail() { return m_railModel; }
    BottomBar* bottomBar() { return m_bottomBar; }
    LogDock* log() { return m_log; }

    /// Also kept in the log. `ended`: the toast went, and its action was not taken.
    void toast(Severity severity, const QString& sentence, const QString& actionText = {},
               std::function<void()> action = {}, std::function<void()> ended = {});
    /// Read out by screen readers, shown nowhere.
    void announce(const QString& sentence);

    void setRun(const QString& name, const QString& state);
    void setStartEnabled(bool enabled);
    /// Asked before the window closes; false keeps it open.
    void setCloseGuard(std::function<bool()> mayClose) { m_mayClose = std::move(mayClose); }

    void setThemeMode(ThemeMode mode);
    bool isCommandLineVisible() const { return m_commandLineVisible; }
    void setCommandLineVisible(bool visible);
    bool reducesMotion() const { return m_reduceMotion; }
    void setReduceMotion(bool reduce);
    /// Larger type and lines, one panel of the page large.
    void setPresenter(bool on);
    /// The window of the manual; without a chapter's name, where it was left.
    void showManual(const QString& chapter = {});
    bool isLogVisible() const;
    void setLogVisible(bool visible);

  signals:
    void stepShown(Step step);
    void pageShown();                         ///< also of a page that a step's page opens
    void sidePanelToggled();                  ///< by its key
    void openRequested(const QString& path);  ///< a file or folder, chosen or dropped onto the window
    void saveRecipeRequested(const QString& path);
    void reportRequested();  ///< of the present run
    void startRequested();  ///< start, or continue what is paused
    void pauseRequested();
    void stopRequested();
    void reduceMotionChanged(bool reduce);

  protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    void buildFrame();
    void connectBars();
    // main_window_menus.cpp
    void buildMenus(QUndoStack* undoStack);
    void buildFileMenu();
    void buildEditMenu(QUndoStack* undoStack);
    void buildViewMenu();
    void buildRunMenu();
    void buildHelpMenu();
    void buildWindowKeys();
    QMenu* addMenu(const Words& title);
    QAction* addKey(const Words& text, const QKeySequence& keys, std::function<void()> action);

    void chooseFileToOpen();
    void chooseRecipeToSave();
    void showNextTheme();
    void showHelp();
    void showPageHelp();
    void showAbout();
    void focusRegion(int by);
    void updateRunActions();
    void applyWindowSize();
    void presentPage();

    RailModel* m_railModel;
    HeadBar* m_head = nullptr;
    Rail* m_rail = nullptr;
    QStackedWidget* m_stack = nullptr;
    LogDock* m_log = nullptr;
    BottomBar* m_bottomBar = nullptr;
    QHBoxLayout* m_middle = nullptr;
    QWidget* m_sidePanel = nullptr;
    Pulse* m_pulse = nullptr;
    ToastStack* m_toasts = nullptr;
    std::unique_ptr<HelpWindow> m_manual;  ///< once it was asked for
    QWidget* m_liveRegion = nullptr;
    QActionGroup* m_themeActions = nullptr;
    QAction* m_commandLineAction = nullptr;
    QAction* m_presenterAction = nullptr;
    QAction* m_nextPanelAction = nullptr;
    QAction* m_motionAction = nullptr;
    QAction* m_logAction = nullptr;
    QAction* m_startAction = nullptr;
    QAction* m_pauseAction = nullptr;
    QAction* m_stopAction = nullptr;
    std::array<Page*, kStepCount> m_pages{};
    std::function<bool()> m_mayClose;
    bool m_startEnabled = true;
    bool m_commandLineVisible = true;
    bool m_reduceMotion = false;
};

}  // namespace quantelier
