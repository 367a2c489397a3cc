#include "ui/plots/plot_graph.h"

#include <cmath>

#include "ui/presenter.h"

namespace quantelier {

namespace {

constexpr double kRawOpacity = 0.38;
constexpr int kAntialiasedPoints = 2000;  // more raw points than this cover each other anyway
constexpr double kMarkSize = 8.0;
constexpr double kMarkDistance = 14.0;  // closer, marks would hide the line

}  // namespace

QPen strokePen(Stroking stroking, Token token) {
    QColor ink = color(token);
    QPen pen(ink, presentedLine(2.5), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    if (stroking == Stroking::EachBatch) {
        ink.setAlphaF(kRawOpacity);
        pen = QPen(ink, presentedLine(1.0));
    } else if (stroking == Stroking::Smoothed) {
        pen = QPen(ink, presentedLine(1.6));
        pen.setDashPattern({4.0 / 1.6, 3.0 / 1.6});  // dashes count in pen widths
    }
    return pen;
}

PlotGraph::PlotGraph(QCustomPlot& plot, Series series, Stroking stroking)
    : QCPGraph(plot.xAxis, plot.yAxis), m_series(series), m_stroking(stroking) {
    if (stroking == Stroking::Test) setScatterStyle(QCPScatterStyle::ssCircle);
    setSelectable(QCP::stNone);
    applyTheme();
}

void PlotGraph::applyTheme() {
    setPen(strokePen(m_stroking, seriesToken(m_series)));
}

void PlotGraph::setLeadIn(double key, double value) {
    addData(key, value);
    m_hasLeadIn = true;
}

void PlotGraph::clear() {
    data()->clear();
    m_hasLeadIn = false;
}

QCPGraphDataContainer::const_iterator PlotGraph::measuredBegin() const {
    auto begin = data()->constBegin();
    return m_hasLeadIn && begin != data()->constEnd() ? begin + 1 : begin;
}

QCPGraphDataContainer::const_iterator PlotGraph::nearest(double key) const {
    const auto begin = measuredBegin();
    const auto end = data()->constEnd();
    if (begin == end) return end;
    const auto after =
        std::lower_bound(begin, end, key, [](const QCPGraphData& d, double k) { return d.key < k; });
    if (after == begin) return begin;
    const auto before = after - 1;
    return after == end || key - before->key < after->key - key ? before : after;
}

// The mark at the last epoch stands on the right edge, and is shown whole.
QRect PlotGraph::clipRect() const {
    constexpr int kHalfMark = 6;
    return QCPGraph::clipRect().adjusted(0, -kHalfMark, kHalfMark, 0);
}

void PlotGraph::draw(QCPPainter* painter) {
    setAntialiased(m_stroking != Stroking::EachBatch || data()->size() <= kAntialiasedPoints);
    QCPGraph::draw(painter);
}

void PlotGraph::drawScatterPlot(QCPPainter* painter, const QVector<QPointF>& scatters,
                                const QCPScatterStyle&) const {
    if (scatters.isEmpty()) return;
    const double distance =
        std::abs(scatters.last().x() - scatters.first().x()) / std::max<qsizetype>(1, scatters.size() - 1);
    const bool isSparse = scatters.size() == 1 || distance >= kMarkDistance;
    const double leadIn =
        m_hasLeadIn ? coordsToPixels(data()->constBegin()->key, data()->constBegin()->value).x() : -1e9;
    for (qsizetype i = isSparse ? 0 : scatters.size() - 1; i < scatters.size(); ++i) {
        if (std::abs(scatters[i].x() - leadIn) < 0.5) continue;
        paintMark(*painter, m_series, scatters[i], presentedMark(kMarkSize));
    }
}

}  // namespace quantelier
