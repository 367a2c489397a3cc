#include "ui/models/log_model.h"

#include "ui/language.h"

namespace quantelier {

namespace {
constexpr int kKept = 5000;  // a long night of training must not eat the memory
}

QString logMessageText(const LogMessage& message) {
    return QStringLiteral("%1  %2  %3")
        .arg(message.time.toString(QStringLiteral("HH:mm:ss")), severityWord(message.severity),
             message.sentence);
}

LogModel::LogModel(QObject* parent) : QAbstractListModel(parent) {
    followLanguage(this);
}

void LogModel::add(const LogMessage& message) {
    if (rowCount() == kKept) {
        beginRemoveRows({}, kKept - 1, kKept - 1);
        if (isProblem(m_messages.back().severity)) --m_problems;
        m_messages.pop_back();
        endRemoveRows();
    }
    beginInsertRows({}, 0, 0);
    m_messages.push_front(message);
    if (isProblem(message.severity)) ++m_problems;
    endInsertRows();
}

int LogModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(m_messages.size());
}

QVariant LogModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const LogMessage& row = message(index.row());
    switch (role) {
        case Qt::DisplayRole:
            return row.sentence;
        case Qt::ToolTipRole:
            return row.sentence;
        case Qt::AccessibleTextRole:
            return logMessageText(row) + QStringLiteral(" ") + row.linkText;
        default:
            return {};
    }
}

}  // namespace quantelier
