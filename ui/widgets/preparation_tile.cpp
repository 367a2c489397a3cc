#include "ui/widgets/preparation_tile.h"

#include <QPainter>

#include "ui/digit_image.h"
#include "ui/theme.h"

namespace quantelier {

namespace {

constexpr int kSide = 72;
constexpr double kFitMargin = 4.0 / kImageSize;            // around the 20 x 20 box
constexpr double kMassCentre = (14.0 + 0.5) / kImageSize;  // middle of pixel 14

}  // namespace

PreparationTile::PreparationTile(Guide guide, QWidget* parent) : QWidget(parent), m_guide(guide) {
    setFixedSize(kSide, kSide);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void PreparationTile::setImage(const GreyImage& image) {
    m_image = image;
    update();
}

void PreparationTile::setStruck(bool struck) {
    m_struck = struck;
    update();
}

void PreparationTile::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(QPen(color(m_struck ? Token::BorderStrong : Token::Border), 1.0));
    painter.setBrush(color(Token::Paper));
    painter.drawRect(frame);
    if (!m_image.empty()) {
        const QRectF inside = QRectF(rect()).adjusted(1, 1, -1, -1);
        QSizeF size(m_image.width, m_image.height);
        size.scale(inside.size(), Qt::KeepAspectRatio);
        QRectF target(QPointF(), size);
        target.moveCenter(inside.center());
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.drawImage(target, inkImage(m_image.ink.data(), m_image.width, m_image.height));
        painter.setRenderHint(QPainter::Antialiasing);
        if (!m_struck) paintGuide(painter, inside);
    }
    if (!m_struck) return;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color(Token::TextSecondary), 1.5));
    painter.drawLine(frame.bottomLeft(), frame.topRight());
}

void PreparationTile::paintGuide(QPainter& painter, const QRectF& inside) const {
    QPen dashed(color(Token::Accent), 1.0);
    dashed.setDashPattern({3.0, 2.0});
    painter.setPen(dashed);
    painter.setBrush(Qt::NoBrush);
    if (m_guide == Guide::FitBox) {
        const double margin = kFitMargin * inside.width();
        painter.drawRect(inside.adjusted(margin, margin, -margin, -margin));
    } else if (m_guide == Guide::MassCross) {
        const QPointF centre = inside.topLeft() + QPointF(kMassCentre, kMassCentre) * inside.width();
        painter.drawLine(QPointF(centre.x(), inside.top()), QPointF(centre.x(), inside.bottom()));
        painter.drawLine(QPointF(inside.left(), centre.y()), QPointF(inside.right(), centre.y()));
    }
}

}  // namespace quantelier
