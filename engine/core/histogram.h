// How often values occur, and the best range for a quantizer of them.
#pragma once

#include <cstddef>
#include <vector>

#include "engine/core/recipe.h"

namespace quantelier {

/// Counts of values in equal bins from low to high. Empty where there are no values.
struct Histogram {
    float low = 0.0f, high = 0.0f;
    std::vector<double> counts;

    double width() const {
        return counts.empty() ? 0.0 : (double(high) - double(low)) / double(counts.size());
    }
    double centre(std::size_t bin) const { return double(low) + (double(bin) + 0.5) * width(); }
};

inline constexpr int kHistogramBins = 2048;

/// Of `values` (count). One that is no number counts in the first bin.
Histogram makeHistogram(const float* values, std::size_t count, int bins = kHistogramBins);

/// The values between the (100 - percent)th and the percent-th percentile, to the width of a bin.
Range percentileRange(const Histogram& histogram, double percent);

/// The range, of those that shrink the whole one by a common factor, whose grid has the least squared error:
/// what is clipped counts against what is rounded.
Range leastSquaresRange(const Histogram& histogram, const QuantSpec& spec);

/// The same by Kullback-Leibler divergence between the histogram, clipped to the range, and its quantized
/// form, in which each code's mass lies evenly on the bins that had any. Source: S. Migacz, 8-bit inference
/// with TensorRT (2017), here for any grid.
Range leastDivergenceRange(const Histogram& histogram, const QuantSpec& spec);

}  // namespace quantelier
