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

// Sum over all codes of the masses that each code gets; a code is an index from 0.
template <typename Take>
void perCode(const std::vector<Mass>& masses, const QParams& q, const QuantSpec& spec, Take take) {
    for (const Mass& mass : masses) {
        const double code = std::nearbyint(mass.value / double(q.scale)) + q.zeroPoint;
        take(mass, code, std::clamp(code, double(spec.codeMin()), double(spec.codeMax())));
    }
}

double squaredError(const std::vector<Mass>& masses, const QParams& q, const QuantSpec& spec) {
    double sum = 0.0;
    perCode(masses, q, spec, [&](const Mass& mass, double, double clamped) {
        const double error = mass.value - (clamped - q.zeroPoint) * double(q.scale);
        sum += mass.count * error * error;
    });
    return sum;
}

double divergence(const std::vector<Mass>& masses, const QParams& q, const QuantSpec& spec) {
    const auto codes = static_cast<std::size_t>(spec.codeMax() - spec.codeMin() + 1);
    std::vector<double> inside(codes, 0.0),
        clipped(codes, 0.0);  // mass of each code, without and of what is clipped
    std::vector<double> bins(codes, 0.0);
    double total = 0.0, kept = 0.0;
    perCode(masses, q, spec, [&](const Mass& mass, double code, double clamped) {
        const auto index = static_cast<std::size_t>(clamped - spec.codeMin());
        total += mass.count;
        if (code != clamped) {
            clipped[index] += mass.count;
            return;
        }
        kept += mass.count;
        inside[index] += mass.count;
        bins[index] += 1.0;
    });
    if (kept == 0.0) return std::numeric_limits<double>::infinity();
    double sum = 0.0;
    perCode(masses, q, spec, [&](const Mass& mass, double code, double clamped) {
        if (code != clamped) return;
        const auto index = static_cast<std::size_t>(clamped - spec.codeMin());
        const double p = (mass.count + clipped[index] / bins[index]) / total;
        sum += p * std::log(p * kept * bins[index] / inside[index]);
    });
    // An end that only clipped values reach has no share in the quantized form, but almost none.
    constexpr double kAlmostNothing = 1e-9;
    for (std::size_t i = 0; i < codes; ++i)
        if (bins[i] == 0.0 && clipped[i] > 0.0)
            sum += clipped[i] / total * std::log(clipped[i] / total / kAlmostNothing);
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
    const std::vector<Mass> masses = massesOf(histogram);
    return cheapestRange(histogram,
                         [&](Range range) { return divergence(masses, chooseQParams(range, spec), spec); });
}

}  // namespace quantelier
