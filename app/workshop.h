// Runs a lesson: looks at the program's state, checks off what is met, keeps the participant's result.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <functional>
#include <optional>

#include "app/insight_worker.h"
#include "app/lesson_shelf.h"
#include "engine/session.h"

namespace quantelier {

struct Workbench;

/// What only Studio can say and do.
struct WorkshopState {
    std::function<LessonFacts()> facts;
    std::function<std::string()> recipeSha256;
    /// Brings recipe and networks to the lesson's start; none: it may not now, and that is told. Calling what
    /// it gives takes it back; empty: there was nothing to lose.
    std::function<std::optional<std::function<void()>>(const Lesson&)> toStart;
};

class Workshop : public QObject {
    Q_OBJECT
  public:
    Workshop(Workbench& workbench, InsightWorker& insight, WorkshopState state, QObject* parent = nullptr);
    ~Workshop() override;

    void start();  ///< once the window is shown: reads lessons and earlier results
    void openFolder(const QString& folder);
    bool isRunning() const { return m_index >= 0; }
    const LessonResult& result() const { return *m_result; }
    const Lesson& lesson() const;

    /// Begins a lesson of the page's list, or goes on with it.
    void run(int index);
    void reset();
    void close();

  signals:
    void opened();  ///< a lesson began, or goes on

  private:
    void connectPanel();
    void connectRoom();
    void begin(int index);
    void showEarlierResults(std::size_t first);        ///< of the lessons from there on
    void open(int index, const LessonResult& result);  ///< beside the page, at its step
    void goTo(int step);
    void finish();
    void look();  ///< at the state, now
    void show();
    void showPanel();
    void pointAt(const std::string& control);
    void measure(const LessonFacts& facts);
    void keep();
    void write();
    void readRoom();
    void setFolder(const QString& folder);
    QString ownFolder() const;
    std::string participantId() const;
    void tellProgress();

    Workbench& m_workbench;
    InsightWorker& m_insight;
    WorkshopState m_state;
    QTimer m_looks, m_writes;
    QElapsedTimer m_open;  ///< since the last look
    LessonFacts m_facts;
    LessonShelf m_shelf;
    int m_index = -1;  ///< of the lesson that runs
    std::optional<LessonResult> m_result;
    QString m_folder;  ///< of the room; empty: none is chosen
    bool m_isUnwritten = false;
};

}  // namespace quantelier
