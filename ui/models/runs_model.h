// The runs as a table: filtered, ordered, shown page by page; and which of them are marked.
#pragma once

#include <QAbstractTableModel>
#include <QSet>
#include <array>
#include <vector>

#include "engine/core/run_summary.h"

namespace quantelier {

enum class RunOrder { Newest, Oldest, Name, Int8Accuracy, Smallest, Fastest };

class RunsModel : public QAbstractTableModel {
    Q_OBJECT
  public:
    enum Column {
        MarkColumn,
        NameColumn,
        PresetColumn,
        DeviceColumn,
        FloatColumn,
        QatColumn,
        Int8Column,
        BytesColumn,
        TimeColumn,
        FinishedColumn,
        TagColumn
    };
    enum Role { LetterRole = Qt::UserRole, ProblemRole, TagsRole };
    static constexpr int kColumns = 11;
    static constexpr int kMostMarks = 6;
    static constexpr int kPageRows = 100;

    explicit RunsModel(QObject* parent = nullptr);

    /// Marks stay on the runs that are still there.
    void setRuns(std::vector<RunSummary> runs);
    /// `text` is looked for in name, note, preset and tags; an empty tag is any.
    void setFilter(const QString& text, const QString& tag);
    void setOrder(RunOrder order);
    /// A hidden run is out of the list, until it is shown again or really gone.
    void setHidden(const QString& folder, bool hidden);
    void setLabels(const QString& folder, const RunLabels& labels);

    const RunSummary* runAt(int row) const;  ///< null outside the rows that match
    const RunSummary* find(const QString& folder) const;
    int rowOf(const QString& folder) const;  ///< -1: not there, or filtered out
    int total() const;
    int matching() const { return int(m_shown.size()); }
    QStringList tags() const;  ///< of all runs, in order

    /// False where all six marks are given.
    bool toggleMark(int row);
    /// Folders by letter, A first; empty where a letter is free.
    const std::array<QString, kMostMarks>& marks() const { return m_marks; }
    QString letterOf(const QString& folder) const;
    int markCount() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  signals:
    void marksChanged();
    void marksFull();
    void labelsEdited(const QString& folder, const quantelier::RunLabels& labels);  ///< in place

  private:
    struct Row {
        RunSummary run;
        QString folder, haystack;
    };
    static Row makeRow(RunSummary run);
    void show();
    bool matches(const Row& row) const;
    bool isBefore(const Row& a, const Row& b) const;
    QString text(const Row& row, int column) const;
    QString spoken(const Row& row) const;
    void dropMarksOfGone();

    std::vector<Row> m_rows;
    std::vector<std::size_t> m_shown;  ///< indices of m_rows, in order
    int m_fetched = 0;
    QSet<QString> m_hidden;
    std::array<QString, kMostMarks> m_marks;
    QString m_text, m_tag;
    RunOrder m_order = RunOrder::Newest;
};

/// "talk, paper" as tags, and back.
std::vector<std::string> tagsOfText(const QString& text);
QString textOfTags(const std::vector<std::string>& tags);

}  // namespace quantelier
