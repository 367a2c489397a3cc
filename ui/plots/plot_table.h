// The numbers of a plot as a table, for those who read rather than look.
#pragma once

#include <QAbstractTableModel>

#include "ui/marks.h"

namespace quantelier {

class Plot;

/// A copy of all measured points: curve, arithmetic, place on the x axis, value.
class PlotTableModel : public QAbstractTableModel {
    Q_OBJECT
  public:
    explicit PlotTableModel(const Plot& plot, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  private:
    struct Point {
        QString curve;
        Series series;
        double x, value;
    };
    std::vector<Point> m_points;
};

/// Opens a dialog with the table; it closes with Esc.
void showPlotTable(Plot& plot);

}  // namespace quantelier
