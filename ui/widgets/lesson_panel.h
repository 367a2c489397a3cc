// The lesson beside every page: the step's words and task, what is checked, and the way on.
#pragma once

#include <QFrame>
#include <optional>

#include "engine/core/lesson_result.h"

class QLabel;
class QPushButton;
class QScrollArea;
class QToolButton;
class QVBoxLayout;

namespace quantelier {

class Fold;
class LessonChecks;
class LessonQuestion;
class LessonSegments;
class MarkdownView;

class LessonPanel : public QFrame {
    Q_OBJECT
  public:
    static constexpr int kWidth = 320;

    explicit LessonPanel(QWidget* parent = nullptr);

    /// What of the lesson is shown; later calls renew only what has changed.
    void showLesson(const Lesson& lesson, const LessonResult& result, const LessonFacts& facts);

    bool isPinned() const;
    const LessonChecks& checks() const { return *m_checks; }
    LessonQuestion& question() { return *m_question; }
    QPushButton* nextButton() { return m_next; }
    QPushButton* showButton() { return m_where; }
    QString sentence() const;  ///< "Step 4 of 9. Task. 2 of 3 checks done. ..."

  signals:
    void whereRequested(const QString& control);
    void answered(double answer);
    void backRequested();
    void nextRequested();
    void resetRequested();
    void pinChanged(bool pinned);
    void closeRequested();
    void announced(const QString& sentence);

  private:
    QLayout* buildHead();
    QWidget* buildBody();
    QWidget* buildTask();
    QWidget* buildFoot();
    void showWords();
    void showStep(const LessonResult& result);
    void showChecks(const LessonResult& result, const LessonFacts& facts);
    void setDone(bool done);

    Lesson m_lesson;
    int m_step = -1;
    std::string m_language;
    bool m_isDone = false, m_isLast = false;
    QLabel *m_title, *m_place, *m_time, *m_stepTitle, *m_taskTitle = nullptr, *m_checksTitle = nullptr;
    LessonSegments* m_segments;
    MarkdownView *m_introduction, *m_text, *m_task = nullptr, *m_hint, *m_explanation;
    QWidget* m_taskCard = nullptr;
    LessonChecks* m_checks;
    LessonQuestion* m_question;
    Fold *m_hintFold, *m_explanationFold;
    QScrollArea* m_scroll = nullptr;
    QToolButton *m_pin = nullptr, *m_close = nullptr;
    QPushButton *m_where = nullptr, *m_back = nullptr, *m_reset = nullptr, *m_next = nullptr;
};

}  // namespace quantelier
