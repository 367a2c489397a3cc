#include "ui/plots/histogram_layer.h"

#include <cmath>

#include "ui/fonts.h"
#include "ui/format.h"
#include "ui/theme.h"

namespace quantelier {

namespace {

constexpr double kLeastDistance = 6.0;  // pixels between lines that can be told apart
constexpr double kBarInk = 0.45;
constexpr double kTab = 7.0, kTabHeight = 5.0;
constexpr double kRug = 6.0, kDeadRug = 3.0;
constexpr double kTop = 2.0;

}  // namespace

void paintSaturated(QPainter& painter, const QRectF& rect) {
    painter.fillRect(rect, mix(Token::Error, Token::Surface, 0.35));
    painter.fillRect(rect, QBrush(color(Token::Error), Qt::BDiagPattern));
    painter.fillRect(QRectF(rect.topLeft(), QSizeF(rect.width(), std::min(kTop, rect.height()))),
                     color(Token::Error));
}

HistogramLayer::HistogramLayer(QCustomPlot& plot) : QCPLayerable(&plot, QStringLiteral("main")) {}

void HistogramLayer::applyDefaultAntialiasingHint(QCPPainter* painter) const {
    painter->setAntialiasing(false);
}

double HistogramLayer::xOf(int code) const {
    return mParentPlot->xAxis->coordToPixel(double(dequantize(code, m_profile.grid())));
}

bool HistogramLayer::hasLines() const {
    return std::abs(xOf(1) - xOf(0)) >= kLeastDistance;
}

bool HistogramLayer::isUsed(int code) const {
    return m_profile.used.empty() || m_profile.used[std::size_t(code - m_profile.spec.codeMin())];
}

bool HistogramLayer::isSaturated(std::size_t bin) const {
    if (m_profile.saturated == 0) return false;
    const QParams grid = m_profile.grid();
    const double code =
        std::nearbyint(m_profile.histogram.centre(bin) / double(grid.scale)) + double(grid.zeroPoint);
    return code < m_profile.spec.codeMin() || code > m_profile.spec.codeMax();
}

void HistogramLayer::draw(QCPPainter* painter) {
    if (m_profile.histogram.counts.empty()) return;
    const QRect area = mParentPlot->axisRect()->rect();
    painter->save();
    painter->setClipRect(area.adjusted(1, 0, 0, 0));
    drawBars(painter);
    painter->restore();
    painter->save();
    painter->setClipRect(area.adjusted(0, -24, 1, 10));
    if (hasLines())
        drawLines(painter);
    else
        drawRug(painter);
    painter->restore();
}

void HistogramLayer::drawBars(QCPPainter* painter) const {
    const QCPAxis *const x = mParentPlot->xAxis, *const y = mParentPlot->yAxis;
    const double bottom = mParentPlot->axisRect()->bottom() + 1.0;
    const Histogram& histogram = m_profile.histogram;
    const QColor ink = mix(Token::TextSecondary, Token::Surface, kBarInk);
    for (std::size_t i = 0; i < histogram.counts.size(); ++i) {
        if (histogram.counts[i] <= 0.0) continue;
        const double low = double(histogram.low) + double(i) * histogram.width();
        const double left = std::round(x->coordToPixel(low));
        const double right = std::round(x->coordToPixel(low + histogram.width()));
        const double gap = right - left > 3.0 ? 1.0 : 0.0;
        const double top = y->coordToPixel(histogram.counts[i]);
        const QRectF bar(left, top, std::max(1.0, right - left - gap), bottom - top);
        if (isSaturated(i))
            paintSaturated(*painter, bar);
        else
            painter->fillRect(bar, ink);
    }
}

// One line a code, with a tab above the axis; an idle code has a hollow tab. Numbers where there is room.
void HistogramLayer::drawLines(QCPPainter* painter) const {
    const QRectF area = mParentPlot->axisRect()->rect();
    painter->setFont(textFont(TextRole::Caption));
    const double widest =
        painter->fontMetrics().horizontalAdvance(format::number(m_profile.spec.codeMin())) + 6.0;
    const int every = std::max(1, int(std::ceil(widest / std::abs(xOf(1) - xOf(0)))));
    for (int code = m_profile.spec.codeMin(); code <= m_profile.spec.codeMax(); ++code) {
        const double at = xOf(code);
        if (at < area.left() - 1.0 || at > area.right() + 1.0) continue;
        painter->setPen(QPen(color(Token::Accent), 1.5));
        painter->drawLine(QLineF(at, area.top(), at, area.bottom()));
        const QRectF tab(at - kTab / 2.0, area.top() - kTabHeight, kTab, kTabHeight);
        painter->setPen(QPen(color(Token::Accent), 1.0));
        painter->setBrush(isUsed(code) ? color(Token::Accent) : color(Token::Surface));
        painter->drawRect(tab);
        if ((code - m_profile.spec.codeMin()) % every != 0) continue;
        painter->setPen(color(Token::TextSecondary));
        painter->drawText(QRectF(at - 30.0, area.top() - 23.0, 60.0, 16.0), Qt::AlignCenter,
                          format::number(code));
    }
}

// Codes closer than lines can be told apart: ticks under the axis, short and grey where a code is idle.
void HistogramLayer::drawRug(QCPPainter* painter) const {
    const QRectF area = mParentPlot->axisRect()->rect();
    int last = -1;
    bool wasUsed = false;
    for (int code = m_profile.spec.codeMin(); code <= m_profile.spec.codeMax(); ++code) {
        const double at = xOf(code);
        if (at < area.left() - 1.0 || at > area.right() + 1.0) continue;
        const bool used = isUsed(code);
        const int pixel = int(std::lround(at));
        if (pixel == last && (wasUsed || !used)) continue;  // drawn already
        painter->setPen(QPen(color(used ? Token::Accent : Token::BorderStrong), 1.0));
        painter->drawLine(
            QLineF(pixel, area.bottom() + 2.0, pixel, area.bottom() + 2.0 + (used ? kRug : kDeadRug)));
        last = pixel;
        wasUsed = used;
    }
}

}  // namespace quantelier
