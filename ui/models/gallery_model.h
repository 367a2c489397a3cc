// The test digits that a filter and a cell leave, the surest first.
#pragma once

#include <QAbstractListModel>
#include <memory>
#include <optional>

#include "engine/core/comparison.h"
#include "engine/core/dataset.h"

namespace quantelier {

class GalleryModel : public QAbstractListModel {
    Q_OBJECT
  public:
    enum Role { ImageRole = Qt::UserRole, TruthRole, ReadRole };

    using QAbstractListModel::QAbstractListModel;

    /// `digits` (count, side, side): the test set as it is stored.
    void setComparison(std::shared_ptr<const Comparison> comparison, std::shared_ptr<const Dataset> digits);
    void select(DigitFilter filter, const std::optional<MatrixCell>& cell);

    /// Index in the test set of a row, and the row of an index; -1 without one.
    qint64 digit(int row) const;
    int rowOf(qint64 digit) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

  private:
    std::shared_ptr<const Comparison> m_comparison;
    std::shared_ptr<const Dataset> m_digits;
    std::vector<std::int64_t> m_selected;
    Arithmetic m_reader = Arithmetic::Int8;  ///< whose label stands under the digits
};

}  // namespace quantelier
