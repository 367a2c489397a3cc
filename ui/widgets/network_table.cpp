#include "ui/widgets/network_table.h"

#include <QHeaderView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <algorithm>

#include "ui/fonts.h"
#include "ui/language.h"
#include "ui/models/network_table_model.h"
#include "ui/presenter.h"
#include "ui/theme.h"

namespace quantelier {

namespace {

constexpr int kRowHeight = 32;
constexpr int kLowRowHeight = 28;
constexpr int kHeadHeight = 35;
constexpr int kLowHeadHeight = 26;
constexpr int kPadding = 16;
constexpr int kBarWidth = 44;
constexpr double kColumnShares[NetworkTableModel::kColumns] = {0.13, 0.13, 0.17, 0.16, 0.16, 0.15, 0.10};

// Rules between the rows, a strong one over the total, bars in the last column.
class LayerDelegate : public QStyledItemDelegate {
  public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        const bool chosen = option.state & QStyle::State_Selected;
        const bool total = index.data(NetworkTableModel::IsTotalRole).toBool();
        const QRect rect = option.rect;
        painter->save();
        if (chosen) painter->fillRect(rect, color(Token::AccentSoft));
        if (chosen && index.column() == 0)
            painter->fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), color(Token::Accent));
        if (total)
            painter->fillRect(QRect(rect.left(), rect.top(), rect.width(), 1), color(Token::BorderStrong));
        const bool nextIsTotal =
            index.sibling(index.row() + 1, 0).data(NetworkTableModel::IsTotalRole).toBool();
        if (!total && !nextIsTotal)
            painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), color(Token::Border));
        const bool bar = index.column() == NetworkTableModel::BarColumn && !total;
        bar ? paintBar(*painter, rect, index) : paintText(*painter, rect, index, chosen);
        painter->restore();
    }

  private:
    void paintText(QPainter& painter, const QRect& rect, const QModelIndex& index, bool chosen) const {
        const bool strong = chosen && index.column() == NetworkTableModel::LayerColumn;
        painter.setFont(strong ? textFont(TextRole::BodyStrong) : index.data(Qt::FontRole).value<QFont>());
        painter.setPen(color(Token::Text));
        const int left = index.column() == 0 ? kPadding : 8;
        painter.drawText(rect.adjusted(left, 0, -8, 0), index.data(Qt::TextAlignmentRole).toInt(),
                         index.data().toString());
    }

    void paintBar(QPainter& painter, const QRect& rect, const QModelIndex& index) const {
        const QRect track(rect.right() - 8 - kBarWidth, rect.center().y() - 3, kBarWidth, 8);
        painter.fillRect(track, color(Token::Grid));
        const double share = index.data(NetworkTableModel::BarShareRole).toDouble();
        if (share <= 0.0) return;
        painter.fillRect(QRect(track.topLeft(), QSize(qMax(2, qRound(share * kBarWidth)), 8)),
                         color(Token::Int8));
    }
};

}  // namespace

NetworkTable::NetworkTable(NetworkTableModel* model, QWidget* parent) : QTableView(parent) {
    setModel(model);
    setItemDelegate(new LayerDelegate(this));
    setWords(this, "accessibleName", [] { return tr("Layers"); });
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setShowGrid(false);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setCornerButtonEnabled(false);
    verticalHeader()->hide();
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsClickable(false);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    setWords(horizontalHeader(), "accessibleName", [] { return tr("Columns"); });
    connect(&Presenter::instance(), &Presenter::changed, this, &NetworkTable::layOut);
}

void NetworkTable::chooseRow(int row) {
    m_quiet = true;
    if (row < 0)
        clearSelection();
    else
        setCurrentIndex(model()->index(row, 0));
    m_quiet = false;
}

void NetworkTable::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    QTableView::currentChanged(current, previous);
    if (!m_quiet && current.isValid() && current.row() != previous.row()) emit rowChosen(current.row());
}

void NetworkTable::paintEvent(QPaintEvent* event) {
    QTableView::paintEvent(event);
    if (!hasFocus() || selectedIndexes().isEmpty()) return;
    const int row = currentIndex().row();
    const QRect rect =
        visualRect(model()->index(row, 0)) | visualRect(model()->index(row, model()->columnCount() - 1));
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color(Token::Focus), 2));
    painter.drawRoundedRect(QRectF(rect).adjusted(4, 1, -2, -1), 6, 6);
}

void NetworkTable::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    layOut();
}

void NetworkTable::layOut() {
    const int rows = model()->rowCount();
    const bool low = height() < presented(kHeadHeight + rows * kRowHeight);
    horizontalHeader()->setFixedHeight(presented(low ? kLowHeadHeight : kHeadHeight));
    const int room = height() - horizontalHeader()->height();
    verticalHeader()->setDefaultSectionSize(
        std::clamp(room / std::max(1, rows), presented(kLowRowHeight), presented(kRowHeight)));
    const int width = viewport()->width();
    int used = 0;
    for (int column = 0; column + 1 < NetworkTableModel::kColumns; ++column) {
        setColumnWidth(column, int(width * kColumnShares[column]));
        used += columnWidth(column);
    }
    setColumnWidth(NetworkTableModel::BarColumn, width - used);
}

}  // namespace quantelier
