// The table of runs: marks with letters, names to rename in place, tags as chips, a damaged run with its
// reason.
#pragma once

#include <QTableView>

namespace quantelier {

class RunsModel;

class RunsTable : public QTableView {
    Q_OBJECT
  public:
    explicit RunsTable(RunsModel* model, QWidget* parent = nullptr);

    int currentRow() const { return currentIndex().isValid() ? currentIndex().row() : -1; }
    void chooseRow(int row);
    /// Opens the field of a column of the current row.
    void editColumn(int column);
    bool isEditing() const { return state() == EditingState; }

  signals:
    void currentRowChanged();
    void editingEnded();  ///< and what was typed is in the model
    void opened();        ///< Return, or a double click outside the columns that are edited
    void menuRequested(const QPoint& globalPosition);

  protected slots:
    void closeEditor(QWidget* editor, QAbstractItemDelegate::EndEditHint hint) override;

  protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    void layOutColumns();
    RunsModel* m_model;
};

}  // namespace quantelier
