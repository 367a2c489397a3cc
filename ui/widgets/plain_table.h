// A table to read: rules between rows, a mark or an icon before the words, columns in fixed shares of the
// width.
#pragma once

#include <QTableView>
#include <vector>

#include "ui/language.h"

class QPainter;

namespace quantelier {

/// Draws a cell's mark or icon and its words, without its ground.
void paintPlainCell(QPainter& painter, const QRect& cell, const QModelIndex& index);

class PlainTable : public QTableView {
    Q_OBJECT
  public:
    /// What a model may give a cell besides its text.
    enum Role {
        MarkRole = Qt::UserRole + 100,  ///< int of a Series
        IconRole,                       ///< int of an IconName
        IconTokenRole                   ///< int of its Token
    };

    static constexpr int kRowHeight = 30;
    static constexpr int kLowRowHeight = 26;  ///< rather than scroll by a row
    static constexpr int kHeadHeight = 33;

    PlainTable(QAbstractItemModel* model, const Words& name, const std::vector<double>& shares,
               QWidget* parent = nullptr);

    /// Presenter mode has no room for these, nor has a table that is narrower than `width`.
    void leaveOutWithoutRoom(const std::vector<int>& columns, int width);

  protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    void layOut();

    std::vector<double> m_shares;
    std::vector<int> m_lessNeeded;  ///< columns that are left out without room
    int m_roomForAll = 0;
};

}  // namespace quantelier
