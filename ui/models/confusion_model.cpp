#include "ui/models/confusion_model.h"

#include "ui/format.h"
#include "ui/language.h"

namespace quantelier {

ConfusionModel::ConfusionModel(Kind kind, QObject* parent) : QAbstractTableModel(parent), m_kind(kind) {
    followLanguage(this);
}

void ConfusionModel::setMatrices(const ConfusionMatrix& matrix, const ConfusionMatrix& reference) {
    m_matrix = matrix;
    m_reference = reference;
    emit dataChanged(index(0, 0), index(kClassCount - 1, kClassCount - 1));
}

int ConfusionModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : kClassCount;
}

int ConfusionModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : kClassCount;
}

qint64 ConfusionModel::shown(int row, int column) const {
    const qint64 count = m_matrix[std::size_t(row)][std::size_t(column)];
    return m_kind == Kind::Counts ? count : count - m_reference[std::size_t(row)][std::size_t(column)];
}

QString ConfusionModel::sentence(int row, int column) const {
    const qint64 count = m_matrix[std::size_t(row)][std::size_t(column)];
    const qint64 more = count - m_reference[std::size_t(row)][std::size_t(column)];
    const QString images = count == 1 ? tr("1 image") : tr("%1 images").arg(format::number(count));
    const QString compared = more == 0  ? tr("as many as float")
                             : more > 0 ? tr("%1 more than float").arg(format::number(more))
                                        : tr("%1 fewer than float").arg(format::number(-more));
    return tr("true %1, read as %2: %3, %4").arg(row).arg(column).arg(images, compared);
}

QVariant ConfusionModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const qint64 count = shown(index.row(), index.column());
    switch (role) {
        case Qt::DisplayRole:
            if (count == 0) return QString();
            if (m_kind == Kind::Counts) return format::number(count);
            return count > 0 ? QLatin1Char('+') + format::number(count) : format::number(count);
        case Qt::ToolTipRole:
        case Qt::AccessibleTextRole:
            return sentence(index.row(), index.column());
        case CountRole:
            return count;
        default:
            return {};
    }
}

QVariant ConfusionModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (role == Qt::DisplayRole) return QString::number(section);
    if (role != Qt::AccessibleTextRole) return {};
    return orientation == Qt::Horizontal ? tr("read as %1").arg(section) : tr("true digit %1").arg(section);
}

}  // namespace quantelier
