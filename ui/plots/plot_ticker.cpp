#include "ui/plots/plot_ticker.h"

#include <cmath>

#include "ui/format.h"

namespace quantelier {

namespace {

QString shortest(double value) {
    for (int decimals = 0; decimals < 8; ++decimals) {
        const double rounded = std::round(value * std::pow(10.0, decimals)) / std::pow(10.0, decimals);
        if (std::abs(rounded - value) <= 1e-9 * std::abs(value) + 1e-12)
            return format::decimal(value, decimals);
    }
    return QString::number(value, 'g', 2);
}

}  // namespace

EpochTicker::EpochTicker() {
    setTickCount(10);
}

double EpochTicker::getTickStep(const QCPRange& range) {
    const double step = QCPAxisTicker::getTickStep(range);
    return range.size() > 2.0 ? std::max(1.0, std::round(step)) : step;
}

QString EpochTicker::getTickLabel(double tick, const QLocale&, QChar, int) {
    return shortest(tick);
}

QVector<double> LogTicker::createTickVector(double, const QCPRange& range) {
    const double decades = std::log10(range.upper / range.lower);
    const QVector<double> parts = decades > 4.0   ? QVector<double>{1.0}
                                  : decades > 0.9 ? QVector<double>{1.0, 3.0}
                                                  : QVector<double>{1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 7.0};
    QVector<double> ticks;
    for (int power = int(std::floor(std::log10(range.lower))); power <= std::ceil(std::log10(range.upper));
         ++power)
        for (const double part : parts) {
            const double tick = part * std::pow(10.0, power);
            if (range.contains(tick)) ticks.append(tick);
        }
    return ticks;
}

QString LogTicker::getTickLabel(double tick, const QLocale&, QChar, int) {
    return shortest(tick);
}

LinearTicker::LinearTicker() {
    setTickCount(4);
}

QVector<QString> LinearTicker::createLabelVector(const QVector<double>& ticks, const QLocale&, QChar, int) {
    int decimals = 0;
    if (ticks.size() > 1) {
        const double step = ticks[1] - ticks[0];
        decimals = std::max(0, int(std::ceil(-std::log10(step) - 1e-9)));
        const double scaled = step * std::pow(10.0, decimals);
        if (std::abs(scaled - std::round(scaled)) > 1e-6) ++decimals;  // a step of 0.25 needs two
    }
    QVector<QString> labels;
    for (const double tick : ticks) labels.append(format::decimal(tick, decimals));
    return labels;
}

}  // namespace quantelier
