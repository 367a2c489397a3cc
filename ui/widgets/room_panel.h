// The room: a folder of participants' results as a scatter and a table. Nothing leaves the computer but what
// is written there.
#pragma once

#include "engine/core/lesson_result.h"
#include "ui/widgets/panel.h"

class QLineEdit;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace quantelier {

class ElidedLabel;
class PlainTable;
class RoomModel;
class RoomPlot;

class RoomPanel : public Panel {
    Q_OBJECT
  public:
    explicit RoomPanel(QWidget* parent = nullptr);

    void setFolder(const QString& folder);  ///< empty: none is chosen
    void setName(const QString& name);
    QString name() const;
    void showResults(const std::vector<LessonResult>& results, const std::string& own,
                     const QStringList& problems);
    void showProblem(const QString& sentence);

    const RoomModel& model() const { return *m_model; }
    const RoomPlot& plot() const { return *m_plot; }

  signals:
    void folderChosen(const QString& folder);
    void reloadRequested();
    void nameChanged(const QString& name);

  private:
    void buildHead();
    QWidget* buildEmpty();
    QWidget* buildBoard();
    void chooseFolder();
    void showWords();

    QString m_folder, m_problem;
    int m_count = -1;  ///< of results read; -1: not read
    RoomModel* m_model;
    RoomPlot* m_plot = nullptr;
    PlainTable* m_table = nullptr;
    QStackedWidget* m_stack = nullptr;
    ElidedLabel* m_words = nullptr;
    QLabel* m_nameWord = nullptr;
    QLineEdit* m_name = nullptr;
    QToolButton *m_choose = nullptr, *m_reload = nullptr;
};

}  // namespace quantelier
