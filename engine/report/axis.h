// Axes with round numbers.
#pragma once

#include <string>
#include <vector>

namespace quantelier::report {

struct Tick {
    double value = 0.0;
    std::string label;
};

/// Where numbers lie along an axis, and which of them are written.
struct Axis {
    double low = 0.0, high = 1.0;
    bool isLog = false;
    std::vector<Tick> ticks;

    /// 0 at `low`, 1 at `high`; beyond for numbers outside.
    double share(double value) const;
};

/// About `count` steps of 1, 2 or 5 times a power of ten from `low` to `high`. Equal ends are parted.
Axis linearAxis(double low, double high, int count);

/// Ticks at 1, 2 and 5 of each decade, or at 1 alone where that would be many. The ends are rounded outwards
/// to ticks; both are above 0.
Axis logAxis(double low, double high);

}  // namespace quantelier::report
