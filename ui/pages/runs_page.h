// Every run that was made: to find, to compare, and to take up again.
#pragma once

#include <QHash>
#include <functional>

#include "engine/core/run_files.h"
#include "ui/page.h"

class QAction;
class QComboBox;
class QLabel;
class QLineEdit;
class QMenu;
class QStackedWidget;
class QToolButton;

namespace quantelier {

class RecipeDiffPanel;
class RunCurvesPanel;
class RunNotes;
class RunsModel;
class RunsTable;

class RunsPage : public Page {
    Q_OBJECT
  public:
    explicit RunsPage(QWidget* parent = nullptr);

    RunsModel& model() { return *m_model; }

    void setRoot(const QString& folder);  ///< of all runs, for the command line
    void setRuns(std::vector<RunSummary> runs);
    void setCurves(const QString& folder, const RunCurves& curves);
    void setLabels(const QString& folder, const RunLabels& labels);
    void chooseRun(const QString& folder);
    /// Why no run can be opened now ("Training is running"); empty: they can.
    void setBusy(const QString& reason);
    /// Out of the list, or back in it.
    void setHidden(const QString& folder, bool hidden);

    QString currentFolder() const;

  signals:
    void listRequested();  ///< a newer one was left out
    void openRequested(const QString& folder);
    void againRequested(const QString& folder);
    void continueRequested(const QString& folder);
    void folderRequested(const QString& folder);
    void deleteRequested(const QString& folder);
    void importRequested(const QString& folder);
    void reportRequested(const QStringList& folders);  ///< one, or two to compare
    void labelsEdited(const QString& folder, const quantelier::RunLabels& labels);
    void curvesRequested(const QStringList& folders);
    void trainRequested();
    void announced(const QString& sentence);  ///< for screen readers

  private:
    void buildHeader();
    QWidget* buildRuns();
    QWidget* buildTools();
    QWidget* buildEmpty();
    void buildActions();
    QAction* addRunAction(IconName icon, const Words& text, const QKeySequence& keys,
                          const std::function<void()>& act);
    void connectModel();
    void filter();
    void currentChanged();
    void marksChanged();
    void showCurves();
    void showDifferences();
    std::vector<const RunSummary*> comparedRuns() const;
    QStringList reportedRuns() const;
    void showCount();
    void showTags();
    void updateActions();
    void updateCommandLine();
    void toggleNotes(bool shown);
    void chooseImport();
    QString whyNotOpen(const RunSummary* run) const;

    RunsModel* m_model;
    QString m_root, m_busy;
    QHash<QString, RunCurves> m_curves;
    QStackedWidget* m_stack = nullptr;
    RunsTable* m_table = nullptr;
    RunNotes* m_notes = nullptr;
    RunCurvesPanel* m_curvesPanel = nullptr;
    RecipeDiffPanel* m_diff = nullptr;
    QLineEdit* m_search = nullptr;
    QComboBox *m_tags = nullptr, *m_order = nullptr;
    QLabel *m_count = nullptr, *m_why = nullptr;
    QPushButton* m_again = nullptr;
    QToolButton *m_noteButton = nullptr, *m_more = nullptr;
    QMenu* m_menu = nullptr;
    QAction *m_openAction = nullptr, *m_againAction = nullptr, *m_continueAction = nullptr,
            *m_reportAction = nullptr;
    bool m_isRefreshing = false;
    bool m_listWaits = false;            ///< a newer list came while a name was being typed
    std::vector<QAction*> m_rowActions;  ///< those that any chosen run has
};

}  // namespace quantelier
