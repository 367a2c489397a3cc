#include "engine/report/axis.h"

#include <algorithm>
#include <cmath>

#include "engine/core/number_text.h"

namespace quantelier::report {

namespace {

constexpr double kMostDecadesWithSteps = 3.0;
constexpr double kAlmost = 1e-9;  // of a step: what rounding leaves

// 1, 2 or 5 times a power of ten, at least `value`.
double roundStep(double value) {
    const double decade = std::pow(10.0, std::floor(std::log10(value)));
    for (const double factor : {1.0, 2.0, 5.0})
        if (factor * decade >= value * (1.0 - kAlmost)) return factor * decade;
    return 10.0 * decade;
}

int decimalsOf(double step) {
    return std::clamp(int(std::ceil(-std::log10(step) - kAlmost)), 0, 12);
}

Tick tickAt(double value, double step) {
    return {value, number_text::decimal(value, decimalsOf(step))};
}

}  // namespace

double Axis::share(double value) const {
    if (isLog) return std::log(value / low) / std::log(high / low);
    return (value - low) / (high - low);
}

Axis linearAxis(double low, double high, int count) {
    if (!(high > low)) high = low + 1.0;
    const double step = roundStep((high - low) / count);
    Axis axis{low, high, false, {}};
    for (double i = std::ceil(low / step - kAlmost); i * step <= high + kAlmost * step; ++i)
        axis.ticks.push_back(tickAt(i * step, step));
    return axis;
}

Axis logAxis(double low, double high) {
    const double first = std::floor(std::log10(low)), last = std::ceil(std::log10(high));
    const bool hasSteps = std::log10(high / low) <= kMostDecadesWithSteps;
    std::vector<Tick> ticks;
    for (double decade = first; decade <= last; ++decade)
        for (const double factor : {1.0, 2.0, 5.0}) {
            const double unit = std::pow(10.0, decade);
            if (hasSteps || factor == 1.0) ticks.push_back(tickAt(factor * unit, unit));
        }
    const auto isAtMost = [](const Tick& tick, double value) {
        return tick.value <= value * (1.0 + kAlmost);
    };
    while (ticks.size() > 2 && isAtMost(ticks[1], low)) ticks.erase(ticks.begin());
    while (ticks.size() > 2 && !isAtMost(*(ticks.end() - 2), high * (1.0 - 2.0 * kAlmost))) ticks.pop_back();
    return {ticks.front().value, ticks.back().value, true, ticks};
}

}  // namespace quantelier::report
