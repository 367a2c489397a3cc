#include "ui/widgets/bar.h"

#include <QPainter>
#include <QPainterPath>

namespace quantelier {

namespace {
constexpr int kHeight = 8;
constexpr double kRadius = 2.0;
}  // namespace

Bar::Bar(Token token, QWidget* parent) : QWidget(parent), m_token(token) {
    setFixedHeight(kHeight);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void Bar::setShare(double share) {
    m_share = qBound(0.0, share, 1.0);
    update();
}

void Bar::setHatched(bool hatched) {
    m_hatched = hatched;
    update();
}

void Bar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    QPainterPath outline;
    outline.addRoundedRect(rect(), kRadius, kRadius);
    painter.setClipPath(outline);
    painter.fillRect(rect(), color(Token::Grid));
    if (m_share <= 0.0) return;
    const QRectF filled(0, 0, qMax(2.0, m_share * width()), height());
    painter.fillRect(filled, color(m_token));
    if (m_hatched) painter.fillRect(filled, QBrush(color(Token::Surface), Qt::BDiagPattern));
}

}  // namespace quantelier
