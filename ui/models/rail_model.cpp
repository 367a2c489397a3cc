#include "ui/models/rail_model.h"

#include "ui/language.h"

namespace quantelier {

RailModel::RailModel(QObject* parent) : QAbstractListModel(parent) {
    followLanguage(this);
}

void RailModel::setState(Step step, StepState state, const QString& sentence) {
    Entry& entry = m_entries[std::size_t(step)];
    if (entry.state == state && entry.sentence == sentence) return;
    entry = {state, sentence};
    const QModelIndex changed = index(int(step));
    emit dataChanged(changed, changed);
}

int RailModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : kStepCount;
}

QString RailModel::sentence(const Entry& entry) const {
    return entry.sentence.isEmpty() ? stateWord(entry.state) : entry.sentence;
}

QVariant RailModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const auto step = Step(index.row());
    const Entry& entry = m_entries[std::size_t(index.row())];
    switch (role) {
        case Qt::DisplayRole:
            return stepName(step);
        case Qt::ToolTipRole:
            return isPlace(step) && entry.sentence.isEmpty()
                       ? stepName(step)
                       : QStringLiteral("%1: %2").arg(stepName(step), sentence(entry));
        case Qt::AccessibleTextRole: {
            QStringList words = {stepName(step)};
            if (!isPlace(step))
                words << tr("step %1 of %2").arg(index.row() + 1).arg(int(Step::Runs))
                      << stateWord(entry.state).toLower();
            if (!entry.sentence.isEmpty()) words << entry.sentence;
            return words.join(QStringLiteral(", "));
        }
        case StateRole:
            return int(entry.state);
        case SentenceRole:
            return isPlace(step) ? entry.sentence : sentence(entry);
        default:
            return {};
    }
}

}  // namespace quantelier
