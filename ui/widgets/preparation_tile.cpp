#include "ui/widgets/preparation_tile.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "ui/digit_image.h"
#include "ui/theme.h"

namespace quantelier {

namespace {

constexpr int kSide = 72;
constexpr double kFitMargin = 4.0 / kImageSize;            // around the 20 x 20 box
constexpr double kMassCentre = (14.0 + 0.5) / kImageSize;  // middle of pixel 14

// Means of square blocks, as large as leave at least two pixels for one of the tile.
GreyImage reduced(const GreyImage& image) {
    const int block = std::max(1, std::max(image.width, image.height) / (2 * kSide));
    if (block == 1) return image;
    GreyImage small{image.width / block, image.height / block, {}};
    if (small.width == 0 || small.height == 0) return image;
    for (int y = 0; y < small.height; ++y)
        for (int x = 0; x < small.width; ++x) {
            int sum = 0;
            for (int row = y * block; row < (y + 1) * block; ++row)
                for (int column = x * block; column < (x + 1) * block; ++column)
                    sum += image.ink[std::size_t(row * image.width + column)];
            small.ink.push_back(std::uint8_t(sum / (block * block)));
        }
    return small;
}

}  // namespace

PreparationTile::PreparationTile(const Words& name, Guide guide, QWidget* parent)
    : QWidget(parent), m_guide(guide) {
    setFixedSize(kSide, kSide);
    setWords(this, "accessibleName", name);
    setImage({});
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void PreparationTile::setImage(const GreyImage& image) {
    m_image = image;
    m_small = reduced(image);
    setFocusPolicy(hasNumbers() ? Qt::StrongFocus : Qt::NoFocus);
    if (image.empty()) describe();
    update();
}

void PreparationTile::describe() {
    setWords(this, "accessibleDescription", [this] { return description(); });
}

bool PreparationTile::hasNumbers() const {
    return !m_image.empty() && m_image.width <= kInputSize && m_image.height <= kInputSize;
}

QString PreparationTile::description() const {
    if (m_image.empty()) return tr("Nothing drawn");
    double mass = 0.0, momentX = 0.0, momentY = 0.0;
    for (std::size_t i = 0; i < m_image.ink.size(); ++i) {
        mass += m_image.ink[i];
        momentX += m_image.ink[i] * double(i % std::size_t(m_image.width));
        momentY += m_image.ink[i] * double(i / std::size_t(m_image.width));
    }
    const auto inked =
        std::count_if(m_image.ink.begin(), m_image.ink.end(), [](std::uint8_t v) { return v > 0; });
    mass = std::max(mass, 1.0);
    return tr("%1 by %2 pixels, %3 of them inked, centre of mass at column %4, row %5")
        .arg(m_image.width)
        .arg(m_image.height)
        .arg(inked)
        .arg(std::lround(momentX / mass))
        .arg(std::lround(momentY / mass));
}

void PreparationTile::keyPressEvent(QKeyEvent* event) {
    const bool opens = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (opens && hasNumbers()) return emit opened(accessibleName(), m_image);
    QWidget::keyPressEvent(event);
}

void PreparationTile::mouseReleaseEvent(QMouseEvent* event) {
    const bool isClick = event->button() == Qt::LeftButton && rect().contains(event->position().toPoint());
    if (isClick && hasNumbers()) emit opened(accessibleName(), m_image);
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
        QSizeF size(m_small.width, m_small.height);
        size.scale(inside.size(), Qt::KeepAspectRatio);
        QRectF target(QPointF(), size);
        target.moveCenter(inside.center());
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.drawImage(target, inkImage(m_small.ink.data(), m_small.width, m_small.height));
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
