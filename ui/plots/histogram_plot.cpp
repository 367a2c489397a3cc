#include "ui/plots/histogram_plot.h"

#include <algorithm>
#include <cmath>

#include "ui/format.h"
#include "ui/plots/histogram_layer.h"
#include "ui/plots/plot_ticker.h"

namespace quantelier {

namespace {

const QMargins kMargins(55, 30, 16, 34);
constexpr double kAir = 0.03;        // left and right of what is shown, as a share of it
constexpr double kLeastCount = 0.7;  // the foot of a log axis: a bar of one value is seen
constexpr double kMostShare = 0.98;  // "most lie between"
constexpr int kTickPadding = 11;     // below the rug

// A count is whole.
class CountTicker : public LogTicker {
  protected:
    QVector<double> createTickVector(double step, const QCPRange& range) override {
        QVector<double> ticks = LogTicker::createTickVector(step, range);
        ticks.removeIf([](double tick) { return tick != std::round(tick); });
        return ticks;
    }
};

}  // namespace

HistogramPlot::HistogramPlot(QWidget* parent)
    : Plot([] { return tr("Histogram"); }, parent), m_bars(new HistogramLayer(*this)) {
    setMargins(kMargins);
    xAxis->setTicker(QSharedPointer<QCPAxisTicker>(new LinearTicker));
    xAxis->setTickLabelPadding(kTickPadding);
    xAxis->setTickLength(0, 0);
    setLog(true);
    clear();
}

void HistogramPlot::showProfile(const TensorProfile& profile, const QString& things, const QCPRange& extent) {
    m_profile = profile;
    m_things = things;
    m_extent = extent;
    m_bars->setProfile(profile);
    touch();
    setAccessibleDescription(description());
}

void HistogramPlot::clear() {
    m_profile = {};
    m_extent = QCPRange(-1.0, 1.0);
    m_bars->setProfile(m_profile);
    fit();
}

void HistogramPlot::setLog(bool log) {
    if (m_isLog == log) return;
    m_isLog = log;
    yAxis->setScaleType(log ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    yAxis->setTicker(log ? QSharedPointer<QCPAxisTicker>(new CountTicker)
                         : QSharedPointer<QCPAxisTicker>(new LinearTicker));
    fit();
    fitRanges();
}

QCPRange HistogramPlot::extentOf(const TensorProfile& profile) {
    const QParams grid = profile.grid();
    QCPRange extent(double(dequantize(profile.spec.codeMin(), grid)),
                    double(dequantize(profile.spec.codeMax(), grid)));
    if (!profile.histogram.counts.empty())
        extent.expand(QCPRange(double(profile.histogram.low), double(profile.histogram.high)));
    return extent;
}

void HistogramPlot::fitRanges() {
    const double air = kAir * m_extent.size();
    xAxis->setRange(m_extent.lower - air, m_extent.upper + air);
    const auto& counts = m_profile.histogram.counts;
    const double most = counts.empty() ? 100.0 : *std::max_element(counts.begin(), counts.end());
    yAxis->setRange(m_isLog ? kLeastCount : 0.0, m_isLog ? most * 1.6 : most * 1.08);
    decor().setUnits({}, [=] { return m_bars->hasLines() ? tr("code") : tr("count"); });
}

int HistogramPlot::saturatedBins() const {
    int bins = 0;
    for (std::size_t i = 0; i < m_profile.histogram.counts.size(); ++i)
        bins += m_profile.histogram.counts[i] > 0.0 && m_bars->isSaturated(i);
    return bins;
}

QString HistogramPlot::gridWords() const {
    if (m_profile.inSteps) return tr("%1 codes a channel").arg(m_profile.codes());
    return tr("%1 codes, %2 apart")
        .arg(m_profile.codes())
        .arg(format::significant(double(m_profile.grid().scale), 3));
}

Readout HistogramPlot::readoutAt(double x) const {
    const Histogram& histogram = m_profile.histogram;
    if (histogram.counts.empty() || x < double(histogram.low) || x > double(histogram.high)) return {};
    const auto bin = std::min(std::size_t((x - double(histogram.low)) / std::max(histogram.width(), 1e-30)),
                              histogram.counts.size() - 1);
    const double middle = histogram.centre(bin);
    const int code = fakeQuantCode(float(middle), m_profile.grid(), m_profile.spec);
    return {middle,
            format::range(middle - histogram.width() / 2.0, middle + histogram.width() / 2.0),
            {{Series::Float, m_things, format::number(qint64(histogram.counts[bin]))},
             {Series::Int8, m_bars->isSaturated(bin) ? tr("clamped to code") : tr("code"),
              format::number(code)}}};
}

std::vector<double> HistogramPlot::readoutStops() const {
    std::vector<double> stops;
    for (std::size_t i = 0; i < m_profile.histogram.counts.size(); ++i)
        if (m_profile.histogram.counts[i] > 0.0) stops.push_back(m_profile.histogram.centre(i));
    return stops;
}

QString HistogramPlot::description() const {
    if (m_profile.histogram.counts.empty()) return tr("Nothing measured yet.");
    const Range most = percentileRange(m_profile.histogram, 50.0 + 50.0 * kMostShare);
    QString words =
        tr("%1 of %2 %3 saturated; most lie between %4 and %5")
            .arg(format::number(m_profile.saturated), format::number(m_profile.values), m_things,
                 format::significant(double(most.min), 2), format::significant(double(most.max), 2));
    if (m_profile.inSteps) words += tr(" steps of their channel's scale");
    return words + tr(". %1 of %2 codes used.").arg(m_profile.codesUsed).arg(m_profile.codes());
}

QString HistogramPlot::csv() const {
    QString text = QStringLiteral("low,high,count,saturated\n");
    const Histogram& histogram = m_profile.histogram;
    for (std::size_t i = 0; i < histogram.counts.size(); ++i) {
        const double low = double(histogram.low) + double(i) * histogram.width();
        text += QStringLiteral("%1,%2,%3,%4\n")
                    .arg(QString::number(low, 'g', 9), QString::number(low + histogram.width(), 'g', 9),
                         QString::number(qint64(histogram.counts[i])))
                    .arg(int(m_bars->isSaturated(i)));
    }
    return text;
}

}  // namespace quantelier
