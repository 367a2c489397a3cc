#include "ui/plots/loss_plot.h"

#include <cmath>

#include "ui/format.h"
#include "ui/plots/plot_ticker.h"

namespace quantelier {

namespace {

constexpr double kSmoothingEpochs = 0.08;  // of the moving average: noise goes, the end of warm-up stays

QString lossText(double loss) {
    return format::significant(loss, 3);
}

}  // namespace

LossPlot::LossPlot(QWidget* parent) : Plot([] { return tr("Loss"); }, parent) {
    const std::array series = {Series::Float, Series::FakeQuant};
    for (std::size_t stage = 0; stage < series.size(); ++stage)
        m_raw[stage] = makeGraph(series[stage], Stroking::EachBatch);
    for (std::size_t stage = 0; stage < series.size(); ++stage)
        m_smoothed[stage] = makeGraph(series[stage], Stroking::Smoothed);
    for (std::size_t stage = 0; stage < series.size(); ++stage)
        m_test[stage] = makeGraph(series[stage], Stroking::Test);
    const auto strand = [](const auto& graphs) {
        return std::vector<PlotGraph*>(graphs.begin(), graphs.end());
    };
    addStrand(
        {[] { return tr("Train, each batch"); }, Stroking::EachBatch, Token::Text, false, strand(m_raw)});
    addStrand({[] { return tr("Train, smoothed"); }, Stroking::Smoothed, Token::TextSecondary, false,
               strand(m_smoothed)});
    addStrand({[] { return tr("Test"); }, Stroking::Test, Token::TextSecondary, false, strand(m_test)});
    decor().setUnits([] { return tr("epoch"); }, {});
    setLog(true);
    begin(0, 0);
}

void LossPlot::begin(int floatEpochs, int quantEpochs) {
    m_floatEpochs = floatEpochs;
    for (const auto& graphs : {m_raw, m_smoothed, m_test}) graphs[std::size_t(Stage::Float)]->clear();
    restartQuant(quantEpochs);
}

void LossPlot::restartQuant(int quantEpochs) {
    m_quantEpochs = quantEpochs;
    for (const auto& graphs : {m_raw, m_smoothed, m_test}) graphs[std::size_t(Stage::Quant)]->clear();
    decor().setFailure({});
    fit();
}

void LossPlot::addStep(const StepEvent& step) {
    m_stepsPerEpoch = step.steps;
    const double x = epochOf(step.stage, step.epoch - 1 + double(step.step) / std::max(1, step.steps));
    if (!std::isfinite(step.loss)) return;  // told by setFailure
    const auto stage = std::size_t(step.stage);
    m_raw[stage]->addData(x, step.loss);
    double smoothed = step.loss;
    if (!m_smoothed[stage]->isEmpty()) {
        const auto last = m_smoothed[stage]->data()->constEnd() - 1;
        // The first values average over what there is, not over a past that never was.
        const double reach =
            std::min(kSmoothingEpochs, std::max(x - m_smoothed[stage]->data()->constBegin()->key, 1e-9));
        smoothed += (last->value - step.loss) * std::exp(-(x - last->key) / reach);
    }
    m_smoothed[stage]->addData(x, smoothed);
    touch();
}

void LossPlot::addTest(Stage stage, int epoch, double loss) {
    PlotGraph* graph = m_test[std::size_t(stage)];
    const PlotGraph* before = m_test[std::size_t(Stage::Float)];
    if (stage == Stage::Quant && graph->isEmpty() && !before->isEmpty()) {
        const auto last = before->data()->constEnd() - 1;
        graph->setLeadIn(last->key, last->value);
    }
    graph->addData(epochOf(stage, epoch), loss);
    touch();
}

void LossPlot::setFailure(Stage stage, int epoch, int step, int steps) {
    const PlotGraph* raw = m_raw[std::size_t(stage)];
    const double x = epochOf(stage, epoch - 1 + double(step) / std::max(1, steps));
    const double y = raw->isEmpty() ? yAxis->range().center() : (raw->data()->constEnd() - 1)->value;
    decor().setFailure(QPointF(x, y));
    touch();
}

void LossPlot::setLog(bool log) {
    if (m_isLog == log) return;
    m_isLog = log;
    yAxis->setScaleType(log ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    yAxis->setTicker(log ? QSharedPointer<QCPAxisTicker>(new LogTicker)
                         : QSharedPointer<QCPAxisTicker>(new LinearTicker));
    fit();
    fitRanges();
}

void LossPlot::fitRanges() {
    xAxis->setRange(0.0, std::max(1, m_floatEpochs + m_quantEpochs));
    bool found = false;
    const QCPRange values = shownValues(m_isLog ? QCP::sdPositive : QCP::sdBoth, &found);
    if (!found)
        yAxis->setRange(m_isLog ? 0.01 : 0.0, 3.0);
    else if (m_isLog)
        yAxis->setRange(values.lower / 1.2, values.upper * 1.3);
    else
        yAxis->setRange(0.0, values.upper * 1.08);
}

const PlotGraph* LossPlot::rawAt(double x) const {
    const PlotGraph* quant = m_raw[std::size_t(Stage::Quant)];
    const bool isQuant = !quant->isEmpty() && x > m_floatEpochs;
    return m_raw[std::size_t(isQuant ? Stage::Quant : Stage::Float)];
}

Readout LossPlot::readoutAt(double x) const {
    const PlotGraph* raw = rawAt(x);
    const auto stage = raw == m_raw[0] ? 0u : 1u;
    const auto point = raw->nearest(x);
    if (point == raw->data()->constEnd()) return {};
    const int epoch = int(std::ceil(point->key - 1e-9));
    const int step = qRound((point->key - (epoch - 1)) * m_stepsPerEpoch);
    Readout readout{point->key, tr("Epoch %1, step %2").arg(epoch).arg(format::number(step)), {}};
    if (strands()[0].isShown)
        readout.rows.push_back({raw->series(), tr("This batch"), lossText(point->value)});
    const auto smoothed = m_smoothed[stage]->nearest(point->key);
    if (strands()[1].isShown && smoothed != m_smoothed[stage]->data()->constEnd())
        readout.rows.push_back({raw->series(), tr("Smoothed"), lossText(smoothed->value)});
    const auto test = m_test[stage]->nearest(point->key);
    if (strands()[2].isShown && test != m_test[stage]->data()->constEnd())
        readout.rows.push_back(
            {raw->series(), tr("Test, epoch %1").arg(qRound(test->key)), lossText(test->value)});
    return readout;
}

std::vector<double> LossPlot::readoutStops() const {
    std::vector<double> stops;
    for (const PlotGraph* raw : m_raw)
        for (auto it = raw->measuredBegin(); it != raw->data()->constEnd(); ++it) stops.push_back(it->key);
    return stops;
}

QString LossPlot::description() const {
    const PlotGraph* test = m_test[m_test[1]->isEmpty() ? 0 : 1];
    const PlotGraph* raw = m_raw[m_raw[1]->isEmpty() ? 0 : 1];
    if (raw->isEmpty()) return tr("Nothing measured yet.");
    const double latest = (m_smoothed[raw == m_raw[0] ? 0 : 1]->data()->constEnd() - 1)->value;
    const QString train =
        tr("Training loss went from %1 to %2.")
            .arg(lossText(m_raw[m_raw[0]->isEmpty() ? 1 : 0]->data()->constBegin()->value), lossText(latest));
    if (test->isEmpty()) return train;
    return train + u' ' + tr("Test loss is %1.").arg(lossText((test->data()->constEnd() - 1)->value));
}

}  // namespace quantelier
