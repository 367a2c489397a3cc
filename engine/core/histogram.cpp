#include "engine/core/histogram.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace quantelier {

namespace {

constexpr int kCandidates = 64;  // ranges tried: the whole one times k / 64

// A bin that has values.
struct Mass {
    double value, count;
};

std::vector<Mass> massesOf(const Histogram& histogram) {
    std::vector<Mass> masses;
    for (std::size_t i = 0; i < histogram.counts.size(); ++i)
        if (histogram.counts[i] > 0.0) masses.push_back({histogram.centre(i), histogram.counts[i]});
    return masses;
}

// Without the bin of zero: every grid has it exactly, and after a ReLU it holds most values, whose spike
// would be taken for a shape that only the narrowest grid fits.
std::vector<Mass> massesBesideZero(const Histogram& histogram) {
    std::vector<Mass> masses;
    for (const Mass& mass : massesOf(histogram))
        if (std::fabs(mass.value) > 0.5 * histogram.width()) masses.push_back(mass);
    return masses;
}

// The range whose `cost` is least; the largest of equals.
template <typename Cost>
Range cheapestRange(const Histogram& histogram, Cost cost) {
    Range best{histogram.low, histogram.high};
    double least = std::numeric_limits<double>::infinity();
    for (int k = kCandidates; k >= 1; --k) {
        const float share = static_cast<float>(k) / kCandidates;
        const Range range{histogram.low * share, histogram.high * share};
        const double found = cost(range);
        if (found >= least) continue;
        least = found;
        best = range;
    }
    return best;
}

// The code before the clamp.
double codeOf(const Mass& mass, const QParams& q) {
    return std::nearbyint(mass.value / double(q.scale)) + q.zeroPoint;
}

double squaredError(const std::vector<Mass>& masses, const QParams& q, const QuantSpec& spec) {
    double sum = 0.0;
    for (const Mass& mass : masses) {
        const double code = std::clamp(codeOf(mass, q), double(spec.codeMin()), double(spec.codeMax()));
        const double error = mass.value - (code - q.zeroPoint) * double(q.scale);
        sum += mass.count * error * error;
    }
    return sum;
}

double divergence(const std::vector<Mass>& masses, const QParams& q, const QuantSpec& spec) {
    struct Code {
        double mass = 0.0, bins = 0.0;
    };
    std::vector<Code> codes(static_cast<std::size_t>(spec.codeMax() - spec.codeMin() + 1));
    const auto at = [&](const Mass& mass) -> Code& {
        return codes[static_cast<std::size_t>(codeOf(mass, q) - spec.codeMin())];
    };
    double kept = 0.0, below = 0.0, above = 0.0;
    std::size_t first = masses.size(), end = 0;  // of the masses inside the range
    for (std::size_t i = 0; i < masses.size(); ++i) {
        const double code = codeOf(masses[i], q);
        if (code < spec.codeMin()) {
            below += masses[i].count;
        } else if (code > spec.codeMax()) {
            above += masses[i].count;
        } else {
            at(masses[i]).mass += masses[i].count;
            at(masses[i]).bins += 1.0;
            kept += masses[i].count;
            first = std::min(first, i);
            end = i + 1;
        }
    }
    if (kept == 0.0) return std::numeric_limits<double>::infinity();
    double sum = 0.0;
    for (std::size_t i = first; i < end; ++i) {
        // What is clipped piles up in the outermost bins.
        const double clipped = (i == first ? below : 0.0) + (i + 1 == end ? above : 0.0);
        const double p = (masses[i].count + clipped) / (kept + below + above);
        sum += p * std::log(p * kept * at(masses[i]).bins / at(masses[i]).mass);
    }
    return sum;
}

}  // namespace

Histogram makeHistogram(const float* values, std::size_t count, int bins) {
    if (count == 0) return {};
    const auto [low, high] = std::minmax_element(values, values + count);
    Histogram histogram{*low, *high, std::vector<double>(static_cast<std::size_t>(bins), 0.0)};
    const float perUnit =
        static_cast<float>(bins) / std::max(*high - *low, std::numeric_limits<float>::min());
    for (std::size_t i = 0; i < count; ++i) {
        const float bin = (values[i] - *low) * perUnit;  // not a number where training has diverged
        const std::size_t last = histogram.counts.size() - 1;
        histogram.counts[!(bin >= 0.0f)      ? 0
                         : bin < float(bins) ? static_cast<std::size_t>(bin)
                                             : last] += 1.0;
    }
    return histogram;
}

Range percentileRange(const Histogram& histogram, double percent) {
    double total = 0.0;
    for (const double count : histogram.counts) total += count;
    const double outside = total * (100.0 - percent) / 100.0;
    std::size_t first = 0, last = histogram.counts.size();
    for (double below = 0.0; first < last && below + histogram.counts[first] <= outside; ++first)
        below += histogram.counts[first];
    for (double above = 0.0; last > first + 1 && above + histogram.counts[last - 1] <= outside; --last)
        above += histogram.counts[last - 1];
    return {static_cast<float>(double(histogram.low) + double(first) * histogram.width()),
            static_cast<float>(double(histogram.low) + double(last) * histogram.width())};
}

Range leastSquaresRange(const Histogram& histogram, const QuantSpec& spec) {
    const std::vector<Mass> masses = massesOf(histogram);
    return cheapestRange(histogram,
                         [&](Range range) { return squaredError(masses, chooseQParams(range, spec), spec); });
}

Range leastDivergenceRange(const Histogram& histogram, const QuantSpec& spec) {
    const std::vector<Mass> masses = massesBesideZero(histogram);
    if (masses.empty()) return {histogram.low, histogram.high};
    return cheapestRange(histogram,
                         [&](Range range) { return divergence(masses, chooseQParams(range, spec), spec); });
}

}  // namespace quantelier
