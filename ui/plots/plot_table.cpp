#include "ui/plots/plot_table.h"

#include <QDialog>
#include <QHeaderView>
#include <QTableView>
#include <QVBoxLayout>

#include "ui/format.h"
#include "ui/plots/plot.h"

namespace quantelier {

namespace {

constexpr QSize kSize(608, 480);
constexpr int kDigits = 4;

}  // namespace

PlotTableModel::PlotTableModel(const Plot& plot, QObject* parent) : QAbstractTableModel(parent) {
    for (const Strand& strand : plot.strands())
        for (const PlotGraph* graph : strand.graphs)
            for (auto it = graph->measuredBegin(); it != graph->data()->constEnd(); ++it)
                m_points.push_back({strand.name(), graph->series(), it->key, it->value});
}

int PlotTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(m_points.size());
}

int PlotTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : 4;
}

QVariant PlotTableModel::data(const QModelIndex& index, int role) const {
    if (role == Qt::TextAlignmentRole && index.column() >= 2) return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    const Point& point = m_points[std::size_t(index.row())];
    switch (index.column()) {
        case 0:
            return point.curve;
        case 1:
            return seriesName(point.series);
        case 2:
            return format::significant(point.x, kDigits);
        default:
            return format::significant(point.value, kDigits);
    }
}

QVariant PlotTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    return QStringList{tr("Curve"), tr("Arithmetic"), tr("Epoch"), tr("Value")}.at(section);
}

void showPlotTable(Plot& plot) {
    QDialog dialog(plot.window());
    dialog.setWindowTitle(Plot::tr("%1 as a table").arg(plot.accessibleName()));
    dialog.resize(kSize);
    auto* table = new QTableView;
    table->setAccessibleName(dialog.windowTitle());
    table->setModel(new PlotTableModel(plot, table));
    table->setShowGrid(false);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->verticalHeader()->hide();
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    (new QVBoxLayout(&dialog))->addWidget(table);
    dialog.exec();
}

}  // namespace quantelier
