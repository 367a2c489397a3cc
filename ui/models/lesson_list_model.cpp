#include "ui/models/lesson_list_model.h"

#include "ui/language.h"
#include "ui/models/lesson_words.h"

namespace quantelier {

void LessonListModel::setLessons(const std::vector<Lesson>& lessons) {
    beginResetModel();
    m_lessons = lessons;
    m_results.assign(lessons.size(), {});
    endResetModel();
}

void LessonListModel::setResult(std::size_t index, std::optional<LessonResult> result) {
    m_results[index] = std::move(result);
    emit dataChanged(this->index(int(index)), this->index(int(index)));
}

void LessonListModel::setRunning(int index) {
    m_running = index;
    if (!m_lessons.empty()) emit dataChanged(this->index(0), this->index(rowCount() - 1));
}

int LessonListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(m_lessons.size());
}

QVariant LessonListModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const Lesson& lesson = m_lessons[std::size_t(index.row())];
    const LessonWords& words = lesson.in(languageCode().toStdString());
    const auto& result = m_results[std::size_t(index.row())];
    const auto count = int(lesson.steps.size());
    const QString progress = progressWords(result ? &*result : nullptr, count);
    switch (role) {
        case Qt::DisplayRole:
            return QString::fromStdString(words.title);
        case SummaryRole:
        case Qt::ToolTipRole:
            return QString::fromStdString(words.summary);
        case ProgressRole:
            return progress;
        case ShareRole:  // of the steps done; nothing: not begun
            return result ? QVariant(double(result->stepsDone()) / count) : QVariant();
        case MinutesRole:
            return tr("%1 min").arg(lesson.minutes);
        case RunningRole:
            return index.row() == m_running;
        case Qt::AccessibleTextRole:
            return tr("Lesson %1, %2, %3, %4, %5 minutes")
                .arg(index.row() + 1)
                .arg(QString::fromStdString(words.title), QString::fromStdString(words.summary), progress)
                .arg(lesson.minutes);
        default:
            return {};
    }
}

}  // namespace quantelier
