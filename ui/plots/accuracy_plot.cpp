#include "ui/plots/accuracy_plot.h"

#include <cmath>
#include <set>

#include "ui/format.h"

namespace quantelier {

namespace {

constexpr double kRounding = 0.5;  // the axis starts and ends at such steps

}  // namespace

AccuracyPlot::AccuracyPlot(QWidget* parent) : Plot([] { return tr("Test accuracy"); }, parent) {
    // Drawn in this order, so that fake-quant, which moves, lies on top.
    for (const Series series : {Series::Int8, Series::Float, Series::FakeQuant})
        m_graphs[std::size_t(series)] = makeGraph(series, Stroking::Test);
    for (const Series series : {Series::Float, Series::FakeQuant, Series::Int8})
        addStrand({[series] { return seriesName(series); },
                   Stroking::Test,
                   seriesToken(series),
                   true,
                   {graph(series)}});
    decor().setUnits([] { return tr("epoch"); }, QStringLiteral("%"));
    begin(0, 0);
}

void AccuracyPlot::begin(int floatEpochs, int quantEpochs) {
    m_floatEpochs = floatEpochs;
    for (PlotGraph* graph : m_graphs) graph->clear();
    restartQuant(quantEpochs);
}

void AccuracyPlot::restartQuant(int quantEpochs) {
    m_quantEpochs = quantEpochs;
    graph(Series::FakeQuant)->clear();
    graph(Series::Int8)->data()->removeAfter(m_floatEpochs + 0.5);
    fit();
}

void AccuracyPlot::addAccuracy(Series series, int epoch, double percent) {
    PlotGraph* target = graph(series);
    const PlotGraph* before = graph(Series::Float);
    if (series == Series::FakeQuant && target->isEmpty() && !before->isEmpty()) {
        const auto last = before->data()->constEnd() - 1;
        target->setLeadIn(last->key, last->value);
    }
    target->addData(epoch, percent);
    touch();
}

void AccuracyPlot::fitRanges() {
    xAxis->setRange(0.0, std::max(1, m_floatEpochs + m_quantEpochs));
    bool found = false;
    const QCPRange values = shownValues(QCP::sdBoth, &found);
    if (!found) return yAxis->setRange(90.0, 100.0);
    const double low = std::floor(values.lower / kRounding) * kRounding;
    const double high = std::min(100.0, std::ceil((values.upper + 0.1) / kRounding) * kRounding);
    // A little air under the lowest value, so that its mark stands clear of the axis.
    yAxis->setRange(low - 0.02 * (high - low), std::max(high, low + kRounding));
}

Readout AccuracyPlot::readoutAt(double x) const {
    double best = NAN;
    for (const PlotGraph* graph : m_graphs) {
        const auto point = graph->nearest(x);
        if (!graph->visible() || point == graph->data()->constEnd()) continue;
        if (std::isnan(best) || std::abs(point->key - x) < std::abs(best - x)) best = point->key;
    }
    if (std::isnan(best)) return {};
    Readout readout{best, tr("Epoch %1").arg(qRound(best)), {}};
    for (const Strand& strand : strands()) {
        const PlotGraph* graph = strand.graphs.front();
        const auto point = graph->nearest(best);
        if (strand.isShown && point != graph->data()->constEnd() && point->key == best)
            readout.rows.push_back({graph->series(), strand.name(), format::percent(point->value, m_images)});
    }
    return readout;
}

std::vector<double> AccuracyPlot::readoutStops() const {
    std::set<double> stops;
    for (const PlotGraph* graph : m_graphs)
        for (auto it = graph->measuredBegin(); graph->visible() && it != graph->data()->constEnd(); ++it)
            stops.insert(it->key);
    return {stops.begin(), stops.end()};
}

QString AccuracyPlot::description() const {
    const std::vector<double> stops = readoutStops();
    return stops.empty() ? tr("Nothing measured yet.") : readoutAt(stops.back()).sentence();
}

}  // namespace quantelier
