#include "ui/widgets/digit_gallery.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>

#include "ui/fonts.h"
#include "ui/icons.h"
#include "ui/language.h"
#include "ui/models/gallery_model.h"

namespace quantelier {

namespace {

constexpr int kRing = 4;
constexpr int kArrow = 16;

class TileDelegate : public QStyledItemDelegate {
  public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override {
        return DigitGallery::kCell;
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        const auto* view = static_cast<const DigitGallery*>(parent());
        const QRect tile(option.rect.topLeft() + QPoint(kRing, kRing),
                         QSize(DigitGallery::kTile, DigitGallery::kTile));
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setRenderHint(QPainter::SmoothPixmapTransform);
        painter->drawImage(tile, index.data(GalleryModel::ImageRole).value<QImage>());
        painter->setPen(color(Token::Border));
        painter->drawRect(QRectF(tile).adjusted(0.5, 0.5, -0.5, -0.5));
        if (view->currentIndex() == index) {
            painter->setPen(QPen(color(Token::Focus), view->hasFocus() ? 2.0 : 1.25));
            painter->drawRoundedRect(QRectF(tile).adjusted(-2.5, -2.5, 2.5, 2.5), 5, 5);
        }
        paintWords(*painter, QRect(tile.left(), tile.bottom() + 3, tile.width(), 18), index);
        painter->restore();
    }

  private:
    // "4 > 9": the font has no arrow.
    static void paintWords(QPainter& painter, const QRect& line, const QModelIndex& index) {
        painter.setFont(textFont(TextRole::CaptionStrong));
        painter.setPen(color(Token::Text));
        const int middle = line.center().x();
        painter.drawText(QRect(line.left(), line.top(), middle - kArrow / 2 - line.left(), line.height()),
                         Qt::AlignRight | Qt::AlignVCenter, index.data(GalleryModel::TruthRole).toString());
        paintIcon(painter, IconName::ChevronRight,
                  QRectF(middle - kArrow / 2, line.center().y() - kArrow / 2 + 0.5, kArrow, kArrow),
                  Token::TextSecondary);
        painter.drawText(QRect(middle + kArrow / 2, line.top(), line.right() - middle, line.height()),
                         Qt::AlignLeft | Qt::AlignVCenter, index.data(GalleryModel::ReadRole).toString());
    }
};

}  // namespace

DigitGallery::DigitGallery(GalleryModel* model, QWidget* parent) : QListView(parent), m_gallery(model) {
    setModel(model);
    setItemDelegate(new TileDelegate(this));
    setWords(this, "accessibleName", [] { return tr("Digits"); });
    setViewMode(QListView::IconMode);
    setResizeMode(QListView::Adjust);
    setMovement(QListView::Static);
    setUniformItemSizes(true);
    setSpacing(0);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(model, &QAbstractItemModel::modelReset, this, [this] { currentChanged({}, {}); });
    connect(this, &QListView::doubleClicked, this,
            [this](const QModelIndex& index) { emit opened(m_gallery->digit(index.row())); });
}

void DigitGallery::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    QListView::currentChanged(current, previous);
    viewport()->update();
    emit currentDigitChanged(m_gallery->digit(current.row()));
}

void DigitGallery::keyPressEvent(QKeyEvent* event) {
    if (event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter)
        return QListView::keyPressEvent(event);
    const qint64 digit = m_gallery->digit(currentIndex().row());
    if (digit >= 0) emit opened(digit);
}

}  // namespace quantelier
