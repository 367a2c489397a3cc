#include "ui/plots/plot_layers.h"

#include "ui/fonts.h"
#include "ui/icons.h"
#include "ui/presenter.h"

namespace quantelier {

namespace {

constexpr double kRadius = 6.0;
constexpr double kLabelHeight = 20.0;
constexpr double kRowHeight = 17.0;
constexpr double kBoxPadding = 10.0;

QPen dashedPen(Token token) {
    QPen pen(color(token), presentedLine(1.5));
    pen.setDashPattern({5.0 / 1.5, 3.0 / 1.5});
    return pen;
}

void drawRaisedBox(QCPPainter* painter, const QRectF& box, Token edge, double radius) {
    painter->setPen(QPen(color(edge), 1.0));
    painter->setBrush(color(Token::Raised));
    painter->drawRoundedRect(box, radius, radius);
}

}  // namespace

QString Readout::sentence() const {
    QStringList parts{title};
    for (const ReadoutRow& row : rows) parts.append(QStringLiteral("%1 %2").arg(row.name, row.value));
    return parts.join(QStringLiteral(", ")) + u'.';
}

// --- Decor
// ----------------------------------------------------------------------------------------------------------

PlotDecor::PlotDecor(QCustomPlot& plot) : QCPLayerable(&plot, QStringLiteral("decor")) {}

void PlotDecor::setUnits(const Words& x, const Words& y) {
    m_xUnit = x;
    m_yUnit = y;
}

void PlotDecor::applyDefaultAntialiasingHint(QCPPainter* painter) const {
    painter->setAntialiasing(true);
}

void PlotDecor::draw(QCPPainter* painter) {
    drawUnits(painter);
    drawMoments(painter);
    drawFailure(painter);
}

void PlotDecor::drawUnits(QCPPainter* painter) const {
    const QRect area = mParentPlot->axisRect()->rect();
    painter->setFont(textFont(TextRole::Caption));
    painter->setPen(color(Token::TextSecondary));
    // Right before the axis, as its numbers; a longer one begins at the edge.
    const QString yUnit = m_yUnit();
    const QRect line(0, area.top() - presented(28), area.left() - 8, presented(16));
    const bool fits = painter->fontMetrics().horizontalAdvance(yUnit) <= line.width();
    painter->drawText(fits ? line : line.adjusted(4, 0, area.width(), 0),
                      int(fits ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter, yUnit);
    painter->drawText(QRect(area.right() - 200, area.bottom() + presented(20), 200, presented(18)),
                      Qt::AlignRight | Qt::AlignVCenter, m_xUnit());
}

std::vector<QRectF> PlotDecor::labelBoxes() const {
    const QRectF area = mParentPlot->axisRect()->rect();
    const QFontMetricsF metrics(textFont(TextRole::CaptionStrong));
    std::vector<QRectF> boxes;
    for (const Moment& moment : m_moments) {
        const double x = mParentPlot->xAxis->coordToPixel(moment.x);
        const double width = metrics.horizontalAdvance(moment.text) + 12.0;
        const double left =
            std::clamp(x - width / 2.0, area.left(), std::max(area.left(), area.right() - width));
        const double height = presented(kLabelHeight);
        QRectF box(left, area.top() - (m_labelsAbove ? height + 4.0 : 2.0), width, height);
        while (std::any_of(boxes.begin(), boxes.end(),
                           [&](const QRectF& b) { return b.intersects(box.adjusted(-3, 0, 3, 0)); }))
            box.translate(0, presented(kLabelHeight) + 3.0);
        boxes.push_back(box);
    }
    return boxes;
}

void PlotDecor::drawMoments(QCPPainter* painter) const {
    const QRectF area = mParentPlot->axisRect()->rect();
    const std::vector<QRectF> boxes = labelBoxes();
    for (std::size_t i = 0; i < m_moments.size(); ++i) {
        const Moment& moment = m_moments[i];
        if (!mParentPlot->xAxis->range().contains(moment.x)) continue;
        const double x = mParentPlot->xAxis->coordToPixel(moment.x);
        painter->setPen(dashedPen(moment.edge));
        painter->drawLine(QPointF(x, area.bottom()),
                          QPointF(x, moment.text.isEmpty() ? area.top() : boxes[i].bottom()));
        if (moment.text.isEmpty()) continue;
        drawRaisedBox(painter, boxes[i], moment.edge, 4.0);
        painter->setFont(textFont(TextRole::CaptionStrong));
        painter->setPen(color(Token::Text));
        painter->drawText(boxes[i], Qt::AlignCenter, moment.text);
    }
}

void PlotDecor::drawFailure(QCPPainter* painter) const {
    if (!m_failure) return;
    const QPointF place(mParentPlot->xAxis->coordToPixel(m_failure->x()),
                        mParentPlot->yAxis->coordToPixel(m_failure->y()));
    painter->setPen(Qt::NoPen);
    painter->setBrush(color(Token::Surface));
    painter->drawEllipse(place, 11.0, 11.0);
    paintIcon(*painter, IconName::Failed, QRectF(place - QPointF(10, 10), QSizeF(20, 20)), Token::Error);
}

// --- Read-out
// -------------------------------------------------------------------------------------------------------

PlotReadout::PlotReadout(QCustomPlot& plot) : QCPLayerable(&plot, QStringLiteral("readout")) {}

void PlotReadout::show(const Readout& readout) {
    m_readout = readout;
    layer()->replot();
}

void PlotReadout::hide() {
    if (!m_readout) return;
    m_readout.reset();
    layer()->replot();
}

void PlotReadout::applyDefaultAntialiasingHint(QCPPainter* painter) const {
    painter->setAntialiasing(true);
}

void PlotReadout::draw(QCPPainter* painter) {
    if (!m_readout || !mParentPlot->xAxis->range().contains(m_readout->x)) return;
    const QRectF area = mParentPlot->axisRect()->rect();
    const double x = mParentPlot->xAxis->coordToPixel(m_readout->x);
    painter->setPen(QPen(color(Token::Text), 1.0));
    painter->setBrush(Qt::NoBrush);
    painter->drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    drawBox(painter, boxFor(x));
}

QRectF PlotReadout::boxFor(double x) const {
    const QRectF area = mParentPlot->axisRect()->rect();
    const QFontMetricsF strong(textFont(TextRole::CaptionStrong)), plain(textFont(TextRole::Caption));
    double width = strong.horizontalAdvance(m_readout->title);
    for (const ReadoutRow& row : m_readout->rows)
        width = std::max(width, presented(18.0) + plain.horizontalAdvance(row.name) + 24.0 +
                                    strong.horizontalAdvance(row.value));
    QRectF box(x + 12.0, area.top() + 30.0, width + 2 * kBoxPadding,
               (double(m_readout->rows.size()) + 1) * presented(kRowHeight) + 12.0);
    if (box.right() > area.right()) box.moveRight(x - 12.0);
    if (box.bottom() > area.bottom() - 4.0) box.moveBottom(area.bottom() - 4.0);
    return box;
}

void PlotReadout::drawBox(QCPPainter* painter, const QRectF& box) const {
    drawRaisedBox(painter, box, Token::BorderStrong, kRadius);
    QRectF row(box.left() + kBoxPadding, box.top() + 6.0, box.width() - 2 * kBoxPadding,
               presented(kRowHeight));
    painter->setFont(textFont(TextRole::CaptionStrong));
    painter->setPen(color(Token::Text));
    painter->drawText(row, Qt::AlignLeft | Qt::AlignVCenter, m_readout->title);
    for (const ReadoutRow& value : m_readout->rows) {
        row.translate(0, presented(kRowHeight));
        if (value.hasMark)
            paintMark(*painter, value.series, QPointF(row.left() + 5.0, row.center().y()), presented(8.0));
        painter->setPen(color(Token::Text));
        painter->setFont(textFont(TextRole::Caption));
        painter->drawText(row.adjusted(value.hasMark ? presented(18.0) : 0.0, 0, 0, 0),
                          Qt::AlignLeft | Qt::AlignVCenter, value.name);
        painter->setFont(textFont(TextRole::CaptionStrong));
        painter->drawText(row, Qt::AlignRight | Qt::AlignVCenter, value.value);
    }
}

}  // namespace quantelier
