// Draws one message: icon, time, sentence, link.
#pragma once

#include <QStyledItemDelegate>

namespace quantelier {

struct LogMessage;

class LogDelegate : public QStyledItemDelegate {
    Q_OBJECT
  public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;

    /// Where the link of a row stands; empty without one.
    QRect linkRect(const QRect& row, const LogMessage& message) const;
};

}  // namespace quantelier
