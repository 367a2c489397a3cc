// The lessons that can be begun, with how far each is.
#pragma once

#include <QAbstractListModel>

#include "engine/core/lesson_result.h"

namespace quantelier {

class LessonListModel : public QAbstractListModel {
    Q_OBJECT
  public:
    enum Role { SummaryRole = Qt::UserRole, ProgressRole, ShareRole, MinutesRole, RunningRole };

    using QAbstractListModel::QAbstractListModel;

    void setLessons(const std::vector<Lesson>& lessons);
    void setResult(std::size_t index, std::optional<LessonResult> result);
    void setRunning(int index);  ///< -1: none
    int running() const { return m_running; }
    const std::vector<Lesson>& lessons() const { return m_lessons; }
    const std::optional<LessonResult>& result(std::size_t index) const { return m_results[index]; }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

  private:
    std::vector<Lesson> m_lessons;
    std::vector<std::optional<LessonResult>> m_results;
    int m_running = -1;
};

}  // namespace quantelier
