#include "ui/widgets/plain_table.h"

#include <QHeaderView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <algorithm>

#include "ui/fonts.h"
#include "ui/icons.h"
#include "ui/marks.h"
#include "ui/presenter.h"

namespace quantelier {

namespace {

constexpr int kPadding = 16;
constexpr int kCellPadding = 8;
constexpr int kIconSize = 16;

class PlainDelegate : public QStyledItemDelegate {
  public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        painter->save();
        if (index.row() + 1 < index.model()->rowCount())
            painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                              color(Token::Border));
        paintPlainCell(*painter, option.rect, index);
        painter->restore();
    }
};

}  // namespace

void paintPlainCell(QPainter& painter, const QRect& cell, const QModelIndex& index) {
    const int last = index.model()->columnCount() - 1;
    QRect rect = cell.adjusted(index.column() == 0 ? kPadding : kCellPadding, 0,
                               index.column() == last ? -kPadding : -kCellPadding, 0);
    const QString text = index.data().toString();
    const auto font = index.data(Qt::FontRole);
    painter.setFont(font.isValid() ? font.value<QFont>() : textFont(TextRole::Body));
    const auto alignment = Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt());
    if (const QVariant mark = index.data(PlainTable::MarkRole); mark.isValid()) {
        paintMark(painter, Series(mark.toInt()), QPointF(rect.left() + 5.5, rect.center().y() + 0.5));
        rect.setLeft(rect.left() + 18);
    }
    if (const QVariant icon = index.data(PlainTable::IconRole); icon.isValid()) {
        const int words = painter.fontMetrics().horizontalAdvance(text);
        const int room = words ? words + 6 : 0;
        const int left = alignment & Qt::AlignRight ? rect.right() - room - kIconSize + 1 : rect.left();
        paintIcon(painter, IconName(icon.toInt()),
                  QRectF(left, rect.center().y() - kIconSize / 2, kIconSize, kIconSize),
                  Token(index.data(PlainTable::IconTokenRole).toInt()));
    }
    painter.setPen(color(Token::Text));
    painter.drawText(rect, int(alignment | Qt::AlignVCenter),
                     painter.fontMetrics().elidedText(text, Qt::ElideRight, rect.width() + 1));
}

PlainTable::PlainTable(QAbstractItemModel* model, const Words& name, const std::vector<double>& shares,
                       QWidget* parent)
    : QTableView(parent), m_shares(shares) {
    setModel(model);
    setItemDelegate(new PlainDelegate(this));
    setWords(this, "accessibleName", name);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::NoSelection);
    setShowGrid(false);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(kRowHeight);
    horizontalHeader()->setFixedHeight(kHeadHeight);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsClickable(false);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    setWords(horizontalHeader(), "accessibleName", [] { return tr("Columns"); });
    connect(&Presenter::instance(), &Presenter::changed, this, &PlainTable::layOut);
}

// The ring of the keyboard lies around the row: rows are what is read here.
void PlainTable::paintEvent(QPaintEvent* event) {
    QTableView::paintEvent(event);
    if (!hasFocus() || !currentIndex().isValid()) return;
    const int row = currentIndex().row();
    const QRect rect =
        visualRect(model()->index(row, 0)) | visualRect(model()->index(row, model()->columnCount() - 1));
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color(Token::Focus), 2));
    painter.drawRoundedRect(QRectF(rect).adjusted(4, 1, -4, -2), 6, 6);
}

void PlainTable::leaveOutWithoutRoom(const std::vector<int>& columns, int width) {
    m_lessNeeded = columns;
    m_roomForAll = width;
    layOut();
}

void PlainTable::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    layOut();
}

void PlainTable::layOut() {
    const int rows = std::max(1, model()->rowCount());
    verticalHeader()->setDefaultSectionSize(
        std::clamp(viewport()->height() / rows, presented(kLowRowHeight), presented(kRowHeight)));
    for (const int column : m_lessNeeded)
        setColumnHidden(column, Presenter::instance().isOn() || width() < m_roomForAll);
    double shown = 0.0;
    int last = 0;
    for (std::size_t column = 0; column < m_shares.size(); ++column) {
        if (isColumnHidden(int(column))) continue;
        shown += m_shares[column];
        last = int(column);
    }
    int used = 0;
    for (int column = 0; column < int(m_shares.size()); ++column) {
        if (isColumnHidden(column)) continue;
        const int share = int(viewport()->width() * m_shares[std::size_t(column)] / shown);
        const int width = column == last ? viewport()->width() - used : share;
        setColumnWidth(column, width);
        used += width;
    }
}

}  // namespace quantelier
