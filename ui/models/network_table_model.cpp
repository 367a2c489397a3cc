#include "ui/models/network_table_model.h"

#include <algorithm>

#include "ui/fonts.h"
#include "ui/format.h"
#include "ui/language.h"
#include "ui/widgets/term_label.h"

namespace quantelier {

QString layerKindName(LayerKind kind) {
    switch (kind) {
        case LayerKind::Convolution:
            return NetworkTableModel::tr("convolution");
        case LayerKind::Pool:
            return NetworkTableModel::tr("max pooling");
        case LayerKind::Flatten:
            return NetworkTableModel::tr("flatten");
        case LayerKind::Dense:
            return NetworkTableModel::tr("dense layer");
    }
    return {};
}

NetworkTableModel::NetworkTableModel(QObject* parent) : QAbstractTableModel(parent) {
    followLanguage(this);
}

void NetworkTableModel::setRecipe(const Recipe& recipe) {
    beginResetModel();
    m_rows.clear();
    m_largest = 1;
    for (const LayerShape& shape : networkShape(recipe.network)) {
        if (shape.kind == LayerKind::Flatten) continue;  // it moves nothing and costs nothing
        m_rows.push_back({shape, layerCost(shape, recipe.network, recipe.quant)});
        m_largest = std::max(m_largest, m_rows.back().cost.int8Bytes());
    }
    m_total = networkCost(recipe.network, recipe.quant);
    endResetModel();
}

int NetworkTableModel::rowOf(const std::string& layer) const {
    for (int row = 0; row < layerCount(); ++row)
        if (shape(row).name == layer) return row;
    return -1;
}

int NetworkTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || m_rows.empty() ? 0 : layerCount() + 1;
}

int NetworkTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : kColumns;
}

QString NetworkTableModel::text(int row, int column) const {
    const LayerShape& shape = m_rows[std::size_t(row)].shape;
    const LayerCost& cost = m_rows[std::size_t(row)].cost;
    if (column == LayerColumn) return QString::fromStdString(shape.name);
    if (column == OutputColumn) return format::shape(shape.outChannels, shape.outHeight, shape.outWidth);
    if (shape.recipeIndex < 0) return column == BarColumn ? QString() : QStringLiteral("–");
    switch (column) {
        case ParametersColumn:
            return format::number(cost.parameters());
        case MacsColumn:
            return format::number(cost.macs);
        case FloatColumn:
            return format::number(cost.floatBytes);
        case Int8Column:
            return format::number(cost.int8Bytes());
        default:
            return {};
    }
}

QString NetworkTableModel::totalText(int column) const {
    switch (column) {
        case LayerColumn:
            return tr("Total");
        case ParametersColumn:
            return format::number(m_total.parameters());
        case MacsColumn:
            return format::number(m_total.macs);
        case FloatColumn:
            return format::number(m_total.floatBytes);
        case Int8Column:
            return format::number(m_total.int8Bytes());
        case BarColumn:
            return format::ratio(double(m_total.floatBytes) / double(m_total.int8Bytes()));
        default:
            return {};
    }
}

QString NetworkTableModel::spoken(int row) const {
    const LayerShape& s = shape(row);
    const bool image = s.outHeight > 1 || s.outWidth > 1;
    const QString output = image ? tr("%1 by %2 by %3").arg(s.outChannels).arg(s.outHeight).arg(s.outWidth)
                                 : tr("%1 outputs").arg(s.outChannels);
    QStringList words = {QString::fromStdString(s.name), layerKindName(s.kind), output};
    if (s.recipeIndex >= 0) {
        words << tr("%1 parameters").arg(format::number(cost(row).parameters()))
              << tr("%1 MACs").arg(format::number(cost(row).macs))
              << tr("%1 bytes as int8").arg(format::number(cost(row).int8Bytes()));
    }
    return words.join(QStringLiteral(", "));
}

QVariant NetworkTableModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const bool isTotal = index.row() == layerCount();
    switch (role) {
        case Qt::DisplayRole:
            return isTotal ? totalText(index.column()) : text(index.row(), index.column());
        case Qt::TextAlignmentRole:
            return int(Qt::AlignVCenter |
                       (index.column() < ParametersColumn ? Qt::AlignLeft : Qt::AlignRight));
        case Qt::FontRole:
            return isTotal ? textFont(TextRole::BodyStrong) : textFont(TextRole::Body);
        case Qt::AccessibleTextRole:
            return isTotal ? QVariant() : spoken(index.row());
        case BarShareRole:
            return isTotal ? 0.0 : double(cost(index.row()).int8Bytes()) / double(m_largest);
        case IsTotalRole:
            return isTotal;
        default:
            return {};
    }
}

QVariant NetworkTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    static const char* const names[kColumns] = {QT_TR_NOOP("Layer"),
                                                QT_TR_NOOP("Output"),
                                                QT_TR_NOOP("Parameters"),
                                                QT_TR_NOOP("MACs"),
                                                QT_TR_NOOP("Float bytes"),
                                                QT_TR_NOOP("Int8 bytes"),
                                                ""};
    switch (role) {
        case Qt::DisplayRole:
            return section == BarColumn ? QString() : tr(names[section]);
        case Qt::AccessibleTextRole:
            return section == BarColumn ? tr("Share of the largest layer") : tr(names[section]);
        case Qt::ToolTipRole:
            return section == MacsColumn ? explanation(Term::Mac) : QString();
        case Qt::TextAlignmentRole:
            return int(Qt::AlignVCenter | (section < ParametersColumn ? Qt::AlignLeft : Qt::AlignRight));
        default:
            return {};
    }
}

}  // namespace quantelier
