// Guided lessons that check themselves, and the board of the room.
#pragma once

#include "engine/core/lesson_result.h"
#include "ui/page.h"

class QPlainTextEdit;
class QStackedWidget;

namespace quantelier {

class LessonList;
class LessonListModel;
class Panel;
class RoomPanel;

class WorkshopPage : public Page {
    Q_OBJECT
  public:
    explicit WorkshopPage(QWidget* parent = nullptr);

    LessonListModel& model() { return *m_model; }
    RoomPanel& room() { return *m_room; }
    void chooseLesson(int row);
    int chosenLesson() const;

    /// Why a lesson's folder could not be opened, one line a problem.
    void showProblems(const QString& folder, const QStringList& problems);
    /// What is checked on the command line: the folder of the lesson opened last; empty: none.
    void setLessonFolder(const QString& folder);

  signals:
    void lessonRequested(int row);  ///< begin it, or go on with it
    void openRequested(const QString& folder);

  private:
    void buildHeader();
    QWidget* buildLessons();
    QWidget* buildProblems();
    void chooseFolder();
    void updatePrimary();

    LessonListModel* m_model;
    LessonList* m_list = nullptr;
    RoomPanel* m_room;
    QStackedWidget* m_lower = nullptr;
    Panel* m_problemPanel = nullptr;
    QPlainTextEdit* m_problems = nullptr;
    QPushButton* m_open = nullptr;
};

}  // namespace quantelier
