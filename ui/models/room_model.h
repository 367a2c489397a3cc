// Who is where: the results of a folder, and the participant at this computer.
#pragma once

#include <QAbstractTableModel>

#include "engine/core/lesson_result.h"

namespace quantelier {

class RoomModel : public QAbstractTableModel {
    Q_OBJECT
  public:
    enum Column { NameColumn, LessonColumn, StepColumn, Int8Column, BytesColumn, kColumns };

    using QAbstractTableModel::QAbstractTableModel;

    /// `own`: id of the participant at this computer.
    void setResults(std::vector<LessonResult> results, const std::string& own);
    const std::vector<LessonResult>& results() const { return m_results; }
    bool isOwn(int row) const { return m_results[std::size_t(row)].id == m_own; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  private:
    QString text(const LessonResult& result, int column) const;

    std::vector<LessonResult> m_results;
    std::string m_own;
};

}  // namespace quantelier
