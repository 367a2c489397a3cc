#include "ui/widgets/quant_table.h"

#include <QActionGroup>
#include <QContextMenuEvent>
#include <QMenu>
#include <QPainter>
#include <QStyledItemDelegate>

#include "ui/fonts.h"
#include "ui/icons.h"
#include "ui/language.h"
#include "ui/models/quant_choices.h"
#include "ui/models/quant_table_model.h"

namespace quantelier {

namespace {

constexpr int kRoomForAllColumns = 900;
constexpr int kFieldInset = 3;
constexpr int kFieldWidth = 64;
constexpr double kRadius = 6.0;
constexpr double kDot = 3.0;

bool isEditable(const QModelIndex& index) {
    return index.row() > 0 && (index.column() == QuantTableModel::BitsColumn ||
                               index.column() == QuantTableModel::ObserverColumn);
}

// The ground of a chosen row, a dot at what was changed, and a frame around what can be.
class QuantDelegate : public QStyledItemDelegate {
  public:
    explicit QuantDelegate(QuantTable& table) : QStyledItemDelegate(&table), m_table(table) {}

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        painter->save();
        const QRect rect = option.rect;
        const bool chosen = index.row() == m_table.chosenRow();
        if (chosen) painter->fillRect(rect, color(Token::AccentSoft));
        if (chosen && index.column() == 0)
            painter->fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), color(Token::Accent));
        if (index.row() + 1 < index.model()->rowCount())
            painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), color(Token::Border));
        if (isEditable(index))
            paintField(*painter, rect, index);
        else
            paintPlainCell(*painter, rect, index);
        paintChange(*painter, rect, index);
        painter->restore();
    }

  private:
    void paintField(QPainter& painter, const QRect& cell, const QModelIndex& index) const {
        const bool isBits = index.column() == QuantTableModel::BitsColumn;
        QRect field = cell.adjusted(8, kFieldInset, isBits ? 0 : -12, -kFieldInset - 1);
        if (isBits) field.setWidth(kFieldWidth);
        const bool isOpen = !m_table.isLocked();
        painter.setRenderHint(QPainter::Antialiasing);
        if (isOpen) {
            painter.setPen(color(Token::BorderStrong));
            painter.setBrush(color(Token::Surface));
            painter.drawRoundedRect(QRectF(field).adjusted(0.5, 0.5, -0.5, -0.5), kRadius, kRadius);
            paintIcon(painter, IconName::ChevronDown,
                      QRectF(field.right() - 20, field.center().y() - 7, 16, 16), Token::TextSecondary);
        }
        painter.setFont(textFont(TextRole::Body));
        painter.setPen(color(Token::Text));
        const QRect words = field.adjusted(isOpen ? 8 : 0, 0, -22, 0);
        painter.drawText(
            words, Qt::AlignLeft | Qt::AlignVCenter,
            painter.fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, words.width()));
    }

    static void paintChange(QPainter& painter, const QRect& cell, const QModelIndex& index) {
        if (index.column() == QuantTableModel::LayerColumn ||
            !index.data(QuantTableModel::ChangedRole).toBool())
            return;
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(color(Token::Warning));
        const double y = cell.center().y() + 0.5;
        if (index.column() == QuantTableModel::BitsColumn)
            painter.drawEllipse(QPointF(cell.left() + 8 + 32, y), kDot, kDot);
        else if (index.column() == QuantTableModel::ObserverColumn)
            painter.drawEllipse(QPointF(cell.left() + 1, y), kDot, kDot);
        else
            painter.drawEllipse(QPointF(cell.right() - 2, y), kDot, kDot);
    }

    QuantTable& m_table;
};

QAction* addChoice(QMenu& menu, QActionGroup& group, const QString& text, bool isPresent) {
    QAction* const action = group.addAction(menu.addAction(text));
    action->setCheckable(true);
    action->setChecked(isPresent);
    return action;
}

}  // namespace

QuantTable::QuantTable(QuantTableModel* model, QWidget* parent)
    : PlainTable(
          model, [] { return tr("Layers"); },
          {0.067, 0.086, 0.105, 0.11, 0.1, 0.075, 0.085, 0.075, 0.087, 0.06, 0.15}, parent) {
    setItemDelegate(new QuantDelegate(*this));
    leaveOutWithoutRoom({QuantTableModel::WeightScaleColumn, QuantTableModel::OutputScaleColumn,
                         QuantTableModel::ZeroPointColumn},
                        kRoomForAllColumns);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);  // the page gives it room for all rows
    setWords(this, "whatsThis", [] {
        return tr(
            "Arrows choose a layer, [ and ] change its weight bits, Enter opens them, the menu key all "
            "choices.");
    });
}

void QuantTable::chooseRow(int row) {
    setCurrentIndex(model()->index(row, 0));
}

void QuantTable::setLocked(bool locked) {
    m_locked = locked;
    viewport()->update();
}

void QuantTable::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    PlainTable::currentChanged(current, previous);
    viewport()->update();
    if (current.isValid() && current.row() != previous.row()) emit rowChosen(current.row());
}

void QuantTable::fillBitsMenu(QMenu& menu, const LayerQuant& present) {
    auto* const group = new QActionGroup(&menu);
    for (int bits = 8; bits >= 2; --bits)
        connect(addChoice(menu, *group, tr("%1 bits").arg(bits), bits == present.weights.bits),
                &QAction::triggered, this, [this, bits] { emit weightBitsChosen(chosenRow(), bits); });
}

void QuantTable::fillObserverMenu(QMenu& menu, const LayerQuant& present) {
    menu.addSection(tr("Weight range"));
    auto* const weights = new QActionGroup(&menu);
    for (const ObserverKind kind : weightObservers())
        connect(addChoice(menu, *weights, observerName(kind), kind == present.weightObserver),
                &QAction::triggered, this, [this, kind] { emit weightObserverChosen(chosenRow(), kind); });
    menu.addSection(tr("Output observer"));
    auto* const outputs = new QActionGroup(&menu);
    for (const ObserverKind kind : outputObservers())
        connect(addChoice(menu, *outputs, observerName(kind), kind == present.outputObserver),
                &QAction::triggered, this, [this, kind] { emit outputObserverChosen(chosenRow(), kind); });
}

// Below the cell that is changed; the whole row's choices where no cell is meant.
void QuantTable::openMenu(int column) {
    if (m_locked || chosenRow() < 1) return;
    QMenu menu(this);
    const LayerQuant& present = m_source(chosenRow());
    if (column == QuantTableModel::BitsColumn) {
        fillBitsMenu(menu, present);
    } else if (column == QuantTableModel::ObserverColumn) {
        fillObserverMenu(menu, present);
    } else {
        fillBitsMenu(*menu.addMenu(tr("Weight bits")), present);
        fillObserverMenu(*menu.addMenu(tr("Observers")), present);
    }
    const QRect cell = visualRect(model()->index(chosenRow(), std::max(0, column)));
    menu.exec(viewport()->mapToGlobal(cell.bottomLeft() + QPoint(8, 0)));
}

void QuantTable::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space)
        openMenu(QuantTableModel::BitsColumn);
    else
        PlainTable::keyPressEvent(event);
}

void QuantTable::mouseReleaseEvent(QMouseEvent* event) {
    PlainTable::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->pos());
    if (event->button() == Qt::LeftButton && isEditable(index)) openMenu(index.column());
}

void QuantTable::contextMenuEvent(QContextMenuEvent* event) {
    const QModelIndex index = indexAt(event->pos());
    if (event->reason() == QContextMenuEvent::Mouse && index.isValid()) chooseRow(index.row());
    openMenu(QuantTableModel::LayerColumn);
}

}  // namespace quantelier
