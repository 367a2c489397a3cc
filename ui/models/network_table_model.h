// The layers that cost something or shape the data, with a total: what the table of the Network page shows.
#pragma once

#include <QAbstractTableModel>
#include <vector>

#include "engine/core/network_shape.h"

namespace quantelier {

class NetworkTableModel : public QAbstractTableModel {
    Q_OBJECT
  public:
    enum Column {
        LayerColumn,
        OutputColumn,
        ParametersColumn,
        MacsColumn,
        FloatColumn,
        Int8Column,
        BarColumn
    };
    enum Role { BarShareRole = Qt::UserRole, IsTotalRole };
    static constexpr int kColumns = 7;

    explicit NetworkTableModel(QObject* parent = nullptr);

    /// `recipe` must be valid.
    void setRecipe(const Recipe& recipe);

    const LayerShape& shape(int row) const { return m_rows[std::size_t(row)].shape; }
    const LayerCost& cost(int row) const { return m_rows[std::size_t(row)].cost; }
    const LayerCost& total() const { return m_total; }
    int layerCount() const { return int(m_rows.size()); }
    int rowOf(const std::string& layer) const;  ///< -1 for what the table leaves out

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  private:
    struct Row {
        LayerShape shape;
        LayerCost cost;
    };
    QString text(int row, int column) const;
    QString totalText(int column) const;
    QString spoken(int row) const;

    std::vector<Row> m_rows;
    LayerCost m_total;
    std::int64_t m_largest = 1;  ///< bytes of the largest layer: the full bar
};

QString layerKindName(LayerKind kind);

}  // namespace quantelier
