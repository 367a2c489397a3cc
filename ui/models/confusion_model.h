// A confusion matrix, or the difference of two, as a table: true digits down, digits read across.
#pragma once

#include <QAbstractTableModel>

#include "engine/core/comparison.h"

namespace quantelier {

class ConfusionModel : public QAbstractTableModel {
    Q_OBJECT
  public:
    enum class Kind { Counts, Difference };
    enum Role { CountRole = Qt::UserRole };  ///< qint64, may be negative in a difference

    explicit ConfusionModel(Kind kind, QObject* parent = nullptr);

    Kind kind() const { return m_kind; }

    /// `reference` is float's matrix: cells are read out as more or fewer images than there.
    void setMatrices(const ConfusionMatrix& matrix, const ConfusionMatrix& reference);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  private:
    qint64 shown(int row, int column) const;
    QString sentence(int row, int column) const;

    Kind m_kind;
    ConfusionMatrix m_matrix{}, m_reference{};
};

}  // namespace quantelier
