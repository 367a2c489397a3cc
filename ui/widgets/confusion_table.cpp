#include "ui/widgets/confusion_table.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTableView>
#include <cmath>

#include "ui/fonts.h"
#include "ui/presenter.h"
#include "ui/theme.h"

namespace quantelier {

namespace {

constexpr int kLeft = 32, kTop = 36;  // "true digit" and the digits; "read as" and the digits
constexpr int kSmallestCell = 18, kLargestCell = 36;
constexpr double kDiagonal = 0.82;
constexpr double kErrorsLight = 0.75,
                 kErrorsDark = 0.55;  // the darkest ground that a number stays legible on
constexpr double kFullCounts = 10.0, kFullDifference = 5.0;

// From 0 to its darkest at `full`; small counts must be seen.
double tint(qint64 count, double full) {
    const double most = Theme::instance().isDark() ? kErrorsDark : kErrorsLight;
    return most * std::min(1.0, std::pow(double(std::abs(count)) / full, 0.7));
}

class ConfusionDelegate : public QStyledItemDelegate {
  public:
    ConfusionDelegate(ConfusionTable* table, const bool& isInt8)
        : QStyledItemDelegate(table), m_table(table), m_isInt8(isInt8) {}

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        const qint64 count = index.data(ConfusionModel::CountRole).toLongLong();
        const QRect cell = option.rect;
        painter->fillRect(cell, ground(index, count));
        painter->setPen(color(Token::Border));
        painter->drawLine(cell.topRight(), cell.bottomRight());
        painter->drawLine(cell.bottomLeft(), cell.bottomRight());
        QFont font = textFont(isDifference(index) ? TextRole::CaptionStrong : TextRole::Caption);
        font.setPixelSize(presented(11));
        painter->setFont(font);
        painter->setPen(isCountOnDiagonal(index, count) ? diagonalText() : color(Token::Text));
        painter->drawText(cell.adjusted(0, 0, -1, -1), Qt::AlignCenter, index.data().toString());
        const bool isChosen = m_table->chosen() == QPoint(index.column(), index.row());
        const QTableView* view = m_table->view();
        const bool isCurrent = view->hasFocus() && view->currentIndex() == index;
        if (isChosen || isCurrent) paintRing(painter, cell, isChosen ? 2.0 : 1.25);
    }

  private:
    static bool isDifference(const QModelIndex& index) {
        return static_cast<const ConfusionModel*>(index.model())->kind() == ConfusionModel::Kind::Difference;
    }
    static bool isCountOnDiagonal(const QModelIndex& index, qint64 count) {
        return index.row() == index.column() && count != 0 && !isDifference(index);
    }
    QColor diagonalText() const { return color(m_isInt8 ? Token::OnAccent : Token::Surface); }

    QColor ground(const QModelIndex& index, qint64 count) const {
        if (count == 0) return color(Token::Surface);
        if (isCountOnDiagonal(index, count))
            return mix(m_isInt8 ? Token::Int8 : Token::TextSecondary, Token::Surface, kDiagonal);
        if (!isDifference(index)) return mix(Token::FakeQuant, Token::Surface, tint(count, kFullCounts));
        const bool isBetter = (index.row() == index.column()) == (count > 0);
        return mix(isBetter ? Token::Float : Token::FakeQuant, Token::Surface, tint(count, kFullDifference));
    }
    static void paintRing(QPainter* painter, const QRect& cell, double width) {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(color(Token::Focus), width));
        painter->drawRoundedRect(QRectF(cell).adjusted(0.5, 0.5, -1.5, -1.5), 2, 2);
        painter->restore();
    }

    ConfusionTable* m_table;
    const bool& m_isInt8;
};

}  // namespace

ConfusionTable::ConfusionTable(ConfusionModel* model, const Words& name, QWidget* parent)
    : QWidget(parent), m_view(new QTableView(this)) {
    m_view->setModel(model);
    m_view->setItemDelegate(new ConfusionDelegate(this, m_isInt8));
    setWords(m_view, "accessibleName", name);
    m_view->setSelectionMode(QAbstractItemView::NoSelection);
    m_view->setShowGrid(false);
    m_view->setTabKeyNavigation(false);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->horizontalHeader()->hide();
    m_view->verticalHeader()->hide();
    for (QHeaderView* header : {m_view->horizontalHeader(), m_view->verticalHeader()}) {
        header->setMinimumSectionSize(kSmallestCell);
        header->setSectionResizeMode(QHeaderView::Fixed);
    }
    m_view->setCurrentIndex(model->index(0, 0));
    m_view->installEventFilter(this);
    setFocusProxy(m_view);
    connect(m_view, &QTableView::clicked, this, &ConfusionTable::choose);
}

void ConfusionTable::setInt8(bool isInt8) {
    m_isInt8 = isInt8;
    m_view->viewport()->update();
}

void ConfusionTable::setChosen(std::optional<QPoint> cell) {
    m_chosen = cell;
    m_view->viewport()->update();
}

void ConfusionTable::choose(const QModelIndex& index) {
    if (index.isValid()) emit cellChosen(index.row(), index.column());
}

QSize ConfusionTable::minimumSizeHint() const {
    return QSize(presented(kLeft) + kClassCount * kSmallestCell + 1,
                 presented(kTop) + kClassCount * kSmallestCell + 1);
}

void ConfusionTable::resizeEvent(QResizeEvent*) {
    const int wide =
        qBound(kSmallestCell, (width() - presented(kLeft) - 1) / kClassCount, presented(kLargestCell));
    const int high = qBound(kSmallestCell, (height() - presented(kTop) - 1) / kClassCount, wide);
    const int left = presented(kLeft) + (width() - presented(kLeft) - wide * kClassCount - 1) / 2;
    m_cells = QRect(left, presented(kTop), wide * kClassCount + 1, high * kClassCount + 1);
    m_view->setGeometry(m_cells);
    m_view->horizontalHeader()->setDefaultSectionSize(wide);
    m_view->verticalHeader()->setDefaultSectionSize(high);
}

void ConfusionTable::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setFont(textFont(TextRole::Caption));
    painter.setPen(color(Token::TextSecondary));
    const int wide = (m_cells.width() - 1) / kClassCount, high = (m_cells.height() - 1) / kClassCount;
    painter.drawText(QRect(m_cells.left(), m_cells.top() - presented(kTop), m_cells.width(), presented(16)),
                     Qt::AlignCenter, tr("read as"));
    for (int digit = 0; digit < kClassCount; ++digit) {
        painter.drawText(
            QRect(m_cells.left() + digit * wide, m_cells.top() - presented(18), wide, presented(16)),
            Qt::AlignCenter, QString::number(digit));
        painter.drawText(
            QRect(m_cells.left() - presented(18), m_cells.top() + digit * high, presented(14), high),
            Qt::AlignCenter, QString::number(digit));
    }
    // The frame that the cells' right and lower lines leave open.
    painter.fillRect(QRect(m_cells.left() - 1, m_cells.top() - 1, m_cells.width(), 1), color(Token::Border));
    painter.fillRect(QRect(m_cells.left() - 1, m_cells.top() - 1, 1, m_cells.height()), color(Token::Border));
    painter.translate(m_cells.left() - presented(24), m_cells.center().y());
    painter.rotate(-90);
    painter.drawText(QRect(-100, -presented(8), 200, presented(16)), Qt::AlignCenter, tr("true digit"));
}

bool ConfusionTable::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space) {
            choose(m_view->currentIndex());
            return true;
        }
    }
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) m_view->viewport()->update();
    return QWidget::eventFilter(watched, event);
}

}  // namespace quantelier
