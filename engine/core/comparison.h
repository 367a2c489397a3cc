// Three models over the same test images: what each read, how sure it was, and what may be said of the
// differences.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/metrics.h"

namespace quantelier {

/// How a model computes: the network trained in float, the fine-tuned one with rounding in its floats, and
/// its integers.
enum class Arithmetic { Float, FakeQuant, Int8 };
inline constexpr std::size_t kArithmeticCount = 3;

/// What one model read, one entry an image.
struct Readings {
    Evaluation evaluation;
    std::vector<float> confidence;  ///< softmax of the label that was read, 0 to 1
};

/// `truth` has at least one label for each row of logits.
Readings readingsFromLogits(const std::vector<Logits>& logits, const std::vector<std::uint8_t>& truth);

struct Comparison {
    std::int64_t total = 0;           ///< images that there are
    std::vector<std::uint8_t> truth;  ///< of the images counted so far
    std::array<Readings, kArithmeticCount> readings;

    std::int64_t counted() const { return static_cast<std::int64_t>(truth.size()); }
    bool isWhole() const { return total > 0 && counted() == total; }
    const Readings& of(Arithmetic arithmetic) const { return readings[std::size_t(arithmetic)]; }
};

/// Images by true digit (row) and digit read (column).
using ConfusionMatrix = std::array<std::array<std::int64_t, kClassCount>, kClassCount>;
ConfusionMatrix confusion(const Evaluation& evaluation, const std::vector<std::uint8_t>& truth);

/// second - first.
ConfusionMatrix difference(const ConfusionMatrix& first, const ConfusionMatrix& second);

/// The only four things that are ever said of two models.
enum class Difference { None, Worse, Better, TooFew };

struct PairedDifference {
    McNemar test;
    double points = 0.0;  ///< accuracy of the second minus that of the first, in percentage points
    Interval points95;    ///< its 95 % interval
    Difference verdict = Difference::TooFew;
};

/// What a difference must be able to be told from, in points; with a wider interval there are too few images.
inline constexpr double kWantedResolution = 0.5;

/// The second model against the first on the same images. It is worse or better where McNemar's exact test
/// says so; else there is no real difference if the interval lies within +- kWantedResolution. Interval: A.
/// Agresti, Y. Min, Simple improved confidence intervals for comparing matched proportions, Statistics in
/// Medicine 24 (2005): 1/2 is added to each count of the 2 x 2 table.
PairedDifference pairedDifference(const Evaluation& first, const Evaluation& second,
                                  const std::vector<std::uint8_t>& truth);

/// One of the four wordings, without a full stop. The window says the same in its own language.
std::string verdictSentence(const PairedDifference& difference, const std::string& first,
                            const std::string& second);

/// Images whose confidence lies in [low, high), 1 in the last bin.
struct ReliabilityBin {
    double low = 0.0, high = 0.0;
    std::int64_t images = 0, right = 0;
    double confidence = 0.0;  ///< mean, 0 to 1

    double gapPoints() const {  ///< share right minus mean confidence
        return images ? 100.0 * (double(right) / double(images) - confidence) : 0.0;
    }
};

inline constexpr std::size_t kReliabilityBins = 10;
using Reliability = std::array<ReliabilityBin, kReliabilityBins>;

/// Bins of equal width.
Reliability reliability(const Readings& readings, const std::vector<std::uint8_t>& truth);

/// Expected calibration error in points: the mean of |gap|, weighted by images.
/// Source: C. Guo et al., On calibration of modern neural networks, ICML (2017).
double calibrationErrorPoints(const Reliability& bins);

enum class DigitFilter { OnlyFloatRight, OnlyInt8Right, WrongInInt8, SureButWrong, All };
inline constexpr std::size_t kDigitFilterCount = 5;

/// From this confidence on a model is called sure.
inline constexpr float kSure = 0.9f;

/// A cell of a confusion matrix: of one model, or of the difference between int8 and float.
struct MatrixCell {
    int truth = 0, read = 0;
    Arithmetic arithmetic = Arithmetic::Int8;
    bool isDifference = false;  ///< images that only one of float and int8 puts into the cell

    bool operator==(const MatrixCell& o) const {
        return truth == o.truth && read == o.read && arithmetic == o.arithmetic &&
               isDifference == o.isDifference;
    }
};

/// Indices of the images that pass the filter and lie in the cell, the surest first; the confidence is
/// int8's, or that of the cell's own model.
std::vector<std::int64_t> selectDigits(const Comparison& comparison, DigitFilter filter,
                                       const std::optional<MatrixCell>& cell = {});

}  // namespace quantelier
