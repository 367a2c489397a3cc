// Draws one step of the rail: icon, name, sentence, state.
#pragma once

#include <QStyledItemDelegate>

namespace quantelier {

class Rail;

class RailDelegate : public QStyledItemDelegate {
    Q_OBJECT
  public:
    explicit RailDelegate(Rail* rail);

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;

  private:
    void paintGround(QPainter& painter, const QRect& rect, const QStyleOptionViewItem& option,
                     bool shown) const;
    void paintWords(QPainter& painter, const QRect& rect, const QModelIndex& index, bool shown) const;
    void paintState(QPainter& painter, const QRect& rect, const QModelIndex& index, bool shown) const;

    Rail* m_rail;
};

}  // namespace quantelier
