#include "ui/models/runs_model.h"

#include <QCollator>
#include <algorithm>

#include "ui/language.h"

namespace quantelier {

namespace {

// Runs that lack the value come last.
template <typename T>
bool before(bool hasA, T a, bool hasB, T b) {
    return hasA != hasB ? hasA : hasA && a < b;
}

}  // namespace

std::vector<std::string> tagsOfText(const QString& text) {
    std::vector<std::string> tags;
    for (const QString& part : text.split(u',')) {
        const std::string tag = part.simplified().toStdString();
        if (!tag.empty() && std::find(tags.begin(), tags.end(), tag) == tags.end()) tags.push_back(tag);
    }
    return tags;
}

QString textOfTags(const std::vector<std::string>& tags) {
    QStringList words;
    for (const std::string& tag : tags) words << QString::fromStdString(tag);
    return words.join(QStringLiteral(", "));
}

RunsModel::RunsModel(QObject* parent) : QAbstractTableModel(parent) {
    followLanguage(this);
}

// --- What is there
// --------------------------------------------------------------------------------------------------

RunsModel::Row RunsModel::makeRow(RunSummary run) {
    const QString words =
        QStringList{QString::fromStdString(run.name()), QString::fromStdString(run.labels.note),
                    QString::fromStdString(run.recipe.preset), textOfTags(run.labels.tags)}
            .join(u'\n')
            .toLower();
    const QString folder = QString::fromStdString(run.folder);
    return {std::move(run), folder, words};
}

void RunsModel::setRuns(std::vector<RunSummary> runs) {
    beginResetModel();
    m_rows.clear();
    m_rows.reserve(runs.size());
    for (RunSummary& run : runs) m_rows.push_back(makeRow(std::move(run)));
    m_hidden.removeIf([this](const QString& folder) { return !find(folder); });
    show();
    endResetModel();
    dropMarksOfGone();
}

void RunsModel::setFilter(const QString& text, const QString& tag) {
    const QString wanted = text.trimmed().toLower();
    if (wanted == m_text && tag == m_tag) return;
    beginResetModel();
    m_text = wanted;
    m_tag = tag;
    show();
    endResetModel();
}

void RunsModel::setOrder(RunOrder order) {
    if (order == m_order) return;
    beginResetModel();
    m_order = order;
    show();
    endResetModel();
}

void RunsModel::setHidden(const QString& folder, bool hidden) {
    beginResetModel();
    if (hidden)
        m_hidden.insert(folder);
    else
        m_hidden.remove(folder);
    show();
    endResetModel();
    dropMarksOfGone();
}

void RunsModel::setLabels(const QString& folder, const RunLabels& labels) {
    for (Row& row : m_rows) {
        if (row.folder != folder || row.run.labels == labels) continue;
        row.run.labels = labels;
        row = makeRow(std::move(row.run));
        if (const int shown = rowOf(folder); shown >= 0 && shown < m_fetched)
            emit dataChanged(index(shown, 0), index(shown, kColumns - 1));
        emit marksChanged();  // its name stands beside its letter
        return;
    }
}

void RunsModel::show() {
    m_shown.clear();
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        if (matches(m_rows[i])) m_shown.push_back(i);
    std::stable_sort(m_shown.begin(), m_shown.end(),
                     [this](std::size_t a, std::size_t b) { return isBefore(m_rows[a], m_rows[b]); });
    m_fetched = std::min(kPageRows, matching());
}

bool RunsModel::matches(const Row& row) const {
    if (m_hidden.contains(row.folder)) return false;
    const auto& tags = row.run.labels.tags;
    if (!m_tag.isEmpty() && std::find(tags.begin(), tags.end(), m_tag.toStdString()) == tags.end())
        return false;
    return m_text.isEmpty() || row.haystack.contains(m_text);
}

bool RunsModel::isBefore(const Row& a, const Row& b) const {
    const RunResults &x = a.run.results, &y = b.run.results;
    switch (m_order) {
        case RunOrder::Newest:
            return x.finished > y.finished;
        case RunOrder::Oldest:
            return x.finished < y.finished;
        case RunOrder::Name: {
            static const QCollator collator = [] {
                QCollator c;
                c.setNumericMode(true);  // run-2 before run-10
                c.setCaseSensitivity(Qt::CaseInsensitive);
                return c;
            }();
            return collator.compare(QString::fromStdString(a.run.name()),
                                    QString::fromStdString(b.run.name())) < 0;
        }
        case RunOrder::Int8Accuracy:
            return before(bool(x.int8), -x.int8.accuracyPercent, bool(y.int8), -y.int8.accuracyPercent);
        case RunOrder::Smallest:
            return before(x.int8Bytes > 0, x.int8Bytes, y.int8Bytes > 0, y.int8Bytes);
        case RunOrder::Fastest:
            return before(x.seconds() > 0.0, x.seconds(), y.seconds() > 0.0, y.seconds());
    }
    return false;
}

const RunSummary* RunsModel::runAt(int row) const {
    return row >= 0 && row < matching() ? &m_rows[m_shown[std::size_t(row)]].run : nullptr;
}

const RunSummary* RunsModel::find(const QString& folder) const {
    const auto it =
        std::find_if(m_rows.begin(), m_rows.end(), [&](const Row& row) { return row.folder == folder; });
    return it == m_rows.end() ? nullptr : &it->run;
}

int RunsModel::rowOf(const QString& folder) const {
    for (std::size_t i = 0; i < m_shown.size(); ++i)
        if (m_rows[m_shown[i]].folder == folder) return int(i);
    return -1;
}

int RunsModel::total() const {
    return int(m_rows.size()) - int(m_hidden.size());
}

QStringList RunsModel::tags() const {
    QStringList all;
    for (const Row& row : m_rows)
        for (const std::string& tag : row.run.labels.tags) all << QString::fromStdString(tag);
    all.removeDuplicates();
    all.sort(Qt::CaseInsensitive);
    return all;
}

// --- Marks
// ----------------------------------------------------------------------------------------------------------

bool RunsModel::toggleMark(int row) {
    if (!runAt(row)) return true;
    const QString folder = QString::fromStdString(runAt(row)->folder);
    auto mark = std::find(m_marks.begin(), m_marks.end(), folder);
    if (mark != m_marks.end()) {
        mark->clear();
    } else {
        mark = std::find(m_marks.begin(), m_marks.end(), QString());
        if (mark == m_marks.end()) {
            emit marksFull();
            return false;
        }
        *mark = folder;
    }
    if (row < m_fetched) emit dataChanged(index(row, 0), index(row, kColumns - 1));
    emit marksChanged();
    return true;
}

QString RunsModel::letterOf(const QString& folder) const {
    const auto mark = std::find(m_marks.begin(), m_marks.end(), folder);
    return mark == m_marks.end() ? QString() : QString(QChar(u'A' + int(mark - m_marks.begin())));
}

int RunsModel::markCount() const {
    return int(std::count_if(m_marks.begin(), m_marks.end(), [](const QString& m) { return !m.isEmpty(); }));
}

void RunsModel::dropMarksOfGone() {
    for (QString& mark : m_marks)
        if (!mark.isEmpty() && (m_hidden.contains(mark) || !find(mark))) mark.clear();
    emit marksChanged();
}

}  // namespace quantelier
