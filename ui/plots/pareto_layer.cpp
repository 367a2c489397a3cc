#include "ui/plots/pareto_layer.h"

#include "ui/fonts.h"
#include "ui/marks.h"

namespace quantelier {

namespace {

constexpr double kDot = 3.4;
constexpr double kDotInk = 0.55;
constexpr double kRing = 8.0;

}  // namespace

ParetoLayer::ParetoLayer(QCustomPlot& plot) : QCPLayerable(&plot, QStringLiteral("main")) {}

void ParetoLayer::setPoints(const std::vector<QPointF>& all, const std::vector<QPointF>& front) {
    m_all = all;
    m_front = front;
}

void ParetoLayer::applyDefaultAntialiasingHint(QCPPainter* painter) const {
    painter->setAntialiasing(true);
}

QPointF ParetoLayer::pixel(const QPointF& place) const {
    return {mParentPlot->xAxis->coordToPixel(place.x()), mParentPlot->yAxis->coordToPixel(place.y())};
}

void ParetoLayer::draw(QCPPainter* painter) {
    const QRect area = mParentPlot->axisRect()->rect();
    painter->save();
    painter->setClipRect(area.adjusted(0, -6, 10, 0));
    painter->setPen(Qt::NoPen);
    painter->setBrush(mix(Token::BorderStrong, Token::Surface, kDotInk));
    for (const QPointF& place : m_all) painter->drawEllipse(pixel(place), kDot / 2.0, kDot / 2.0);
    QPolygonF line;
    for (const QPointF& place : m_front) line << pixel(place);
    painter->setPen(QPen(color(Token::Int8), 2.0));
    painter->setBrush(Qt::NoBrush);
    painter->drawPolyline(line);
    for (const QPointF& place : line) paintMark(*painter, Series::Int8, place, 7.0);
    if (m_now) drawNow(painter);
    if (m_chosen) {
        painter->setPen(QPen(color(Token::Text), 1.5));
        painter->setBrush(Qt::NoBrush);
        painter->drawEllipse(pixel(*m_chosen), kRing - 1.0, kRing - 1.0);
    }
    painter->restore();
}

void ParetoLayer::drawNow(QCPPainter* painter) const {
    const QPointF at = pixel(*m_now);
    paintMark(*painter, Series::Int8, at, 7.0);
    painter->setPen(QPen(color(Token::Focus), 2.0));
    painter->setBrush(Qt::NoBrush);
    painter->drawEllipse(at, kRing, kRing);
    painter->setFont(textFont(TextRole::CaptionStrong));
    painter->setPen(color(Token::Text));
    const QRectF area = mParentPlot->axisRect()->rect();
    QRectF words(at.x() - 24.0, at.y() + kRing + 1.0, 48.0, 16.0);
    if (words.bottom() > area.bottom()) words.moveBottom(at.y() - kRing - 1.0);
    if (words.right() > area.right() + 10.0) words.moveRight(area.right() + 10.0);
    painter->drawText(words, Qt::AlignCenter, QObject::tr("now"));
}

}  // namespace quantelier
