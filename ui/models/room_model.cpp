#include "ui/models/room_model.h"

#include <algorithm>

#include "ui/fonts.h"
#include "ui/format.h"

namespace quantelier {

namespace {
const QString kNone = QStringLiteral("–");
}

// Who is furthest stands first, as on the wall of a classroom.
void RoomModel::setResults(std::vector<LessonResult> results, const std::string& own) {
    beginResetModel();
    m_results = std::move(results);
    m_own = own;
    std::stable_sort(m_results.begin(), m_results.end(), [](const LessonResult& a, const LessonResult& b) {
        return a.lesson != b.lesson ? a.lesson < b.lesson : a.stepsDone() > b.stepsDone();
    });
    endResetModel();
}

int RoomModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(m_results.size());
}

int RoomModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : kColumns;
}

QString RoomModel::text(const LessonResult& result, int column) const {
    const auto accuracy = result.value("int8.accuracy");
    const auto bytes = result.value("int8.bytes");
    switch (column) {
        case NameColumn: {
            const QString name = QString::fromStdString(result.name);
            if (result.id != m_own) return name.isEmpty() ? tr("(no name)") : name;
            return name.isEmpty() ? tr("You") : tr("%1 (you)").arg(name);
        }
        case LessonColumn:
            return QString::fromStdString(result.lesson);
        case StepColumn:
            return result.stepsDone() == int(result.steps.size())
                       ? tr("done")
                       : tr("%1 of %2").arg(result.step + 1).arg(result.steps.size());
        case Int8Column:
            return accuracy ? format::decimal(100.0 * *accuracy, 2) : kNone;
        default:
            return bytes ? format::decimal(*bytes / 1000.0, 1) : kNone;
    }
}

QVariant RoomModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const bool isNumber = index.column() >= StepColumn;
    switch (role) {
        case Qt::DisplayRole:
            return text(m_results[std::size_t(index.row())], index.column());
        case Qt::ToolTipRole:
            return index.column() == LessonColumn ? text(m_results[std::size_t(index.row())], LessonColumn)
                                                  : QVariant();
        case Qt::TextAlignmentRole:
            return int((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
        case Qt::FontRole:
            return isOwn(index.row()) ? QVariant(textFont(TextRole::BodyStrong)) : QVariant();
        default:
            return {};
    }
}

QVariant RoomModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole)
        return int((section >= StepColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    switch (section) {
        case NameColumn:
            return tr("Name");
        case LessonColumn:
            return tr("Lesson");
        case StepColumn:
            return tr("Step");
        case Int8Column:
            return tr("Int8, %");
        default:
            return tr("kB");
    }
}

}  // namespace quantelier
