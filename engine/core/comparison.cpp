#include "engine/core/comparison.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace quantelier {

Readings readingsFromLogits(const std::vector<Logits>& logits, const std::vector<std::uint8_t>& truth) {
    Readings readings;
    readings.evaluation = evaluationFromLogits(logits, truth);
    readings.confidence.reserve(logits.size());
    for (const Logits& image : logits) {
        const Prediction prediction = predictionFromLogits(image);
        readings.confidence.push_back(prediction.probability[std::size_t(prediction.label)]);
    }
    return readings;
}

ConfusionMatrix confusion(const Evaluation& evaluation, const std::vector<std::uint8_t>& truth) {
    ConfusionMatrix matrix{};
    for (std::size_t i = 0; i < evaluation.labels.size(); ++i) ++matrix[truth[i]][evaluation.labels[i]];
    return matrix;
}

ConfusionMatrix difference(const ConfusionMatrix& first, const ConfusionMatrix& second) {
    ConfusionMatrix matrix{};
    for (std::size_t row = 0; row < matrix.size(); ++row)
        for (std::size_t column = 0; column < matrix.size(); ++column)
            matrix[row][column] = second[row][column] - first[row][column];
    return matrix;
}

namespace {

// In points. n counts all images, also those that both read alike.
Interval matchedInterval(const McNemar& test, std::int64_t n) {
    const double z = 1.959963984540054;  // 97.5 % point of the normal distribution
    const double total = double(n) + 2.0;
    const double gained = (double(test.onlySecond) + 0.5) / total,
                 lost = (double(test.onlyFirst) + 0.5) / total;
    const double centre = gained - lost;
    const double half = z * std::sqrt((gained + lost - centre * centre) / total);
    return {100.0 * std::max(-1.0, centre - half), 100.0 * std::min(1.0, centre + half)};
}

Difference verdictOf(const McNemar& test, const Interval& points) {
    if (test.isSignificant())
        return test.onlySecond < test.onlyFirst ? Difference::Worse : Difference::Better;
    const bool isResolved = points.low >= -kWantedResolution && points.high <= kWantedResolution;
    return isResolved ? Difference::None : Difference::TooFew;
}

}  // namespace

PairedDifference pairedDifference(const Evaluation& first, const Evaluation& second,
                                  const std::vector<std::uint8_t>& truth) {
    PairedDifference result;
    result.test = mcNemar(first, second, truth);
    result.points = second.accuracyPercent() - first.accuracyPercent();
    result.points95 = matchedInterval(result.test, second.total);
    result.verdict = verdictOf(result.test, result.points95);
    return result;
}

std::string verdictSentence(const PairedDifference& difference, const std::string& first,
                            const std::string& second) {
    const Interval& interval = difference.points95;
    switch (difference.verdict) {
        case Difference::None:
            return fmt::format("No real difference between {} and {}", first, second);
        case Difference::Worse:
            return fmt::format("{} is worse, by {:.2f} points ({:.2f} to {:.2f})", second, -difference.points,
                               -interval.high, -interval.low);
        case Difference::Better:
            return fmt::format("{} is better, by {:.2f} points ({:.2f} to {:.2f})", second, difference.points,
                               interval.low, interval.high);
        case Difference::TooFew:
            break;
    }
    return "Too few images to tell";
}

Reliability reliability(const Readings& readings, const std::vector<std::uint8_t>& truth) {
    Reliability bins;
    for (std::size_t bin = 0; bin < bins.size(); ++bin) {
        bins[bin].low = double(bin) / double(bins.size());
        bins[bin].high = double(bin + 1) / double(bins.size());
    }
    for (std::size_t i = 0; i < readings.confidence.size(); ++i) {
        const double confidence = readings.confidence[i];
        const auto bin = static_cast<std::size_t>(confidence * double(bins.size()));
        ReliabilityBin& into = bins[std::min(bin, bins.size() - 1)];
        ++into.images;
        into.right += readings.evaluation.labels[i] == truth[i];
        into.confidence += confidence;
    }
    for (ReliabilityBin& bin : bins)
        if (bin.images) bin.confidence /= double(bin.images);
    return bins;
}

double calibrationErrorPoints(const Reliability& bins) {
    double sum = 0.0;
    std::int64_t images = 0;
    for (const ReliabilityBin& bin : bins) {
        sum += std::fabs(bin.gapPoints()) * double(bin.images);
        images += bin.images;
    }
    return images ? sum / double(images) : 0.0;
}

namespace {

bool passes(const Comparison& comparison, DigitFilter filter, std::size_t image) {
    const std::uint8_t truth = comparison.truth[image];
    const auto isRight = [&](Arithmetic arithmetic) {
        return comparison.of(arithmetic).evaluation.labels[image] == truth;
    };
    switch (filter) {
        case DigitFilter::OnlyFloatRight:
            return isRight(Arithmetic::Float) && !isRight(Arithmetic::Int8);
        case DigitFilter::OnlyInt8Right:
            return isRight(Arithmetic::Int8) && !isRight(Arithmetic::Float);
        case DigitFilter::WrongInInt8:
            return !isRight(Arithmetic::Int8);
        case DigitFilter::SureButWrong:
            return !isRight(Arithmetic::Int8) && comparison.of(Arithmetic::Int8).confidence[image] >= kSure;
        case DigitFilter::All:
            break;
    }
    return true;
}

bool liesIn(const Comparison& comparison, const MatrixCell& cell, std::size_t image) {
    if (comparison.truth[image] != cell.truth) return false;
    const auto isRead = [&](Arithmetic arithmetic) {
        return comparison.of(arithmetic).evaluation.labels[image] == cell.read;
    };
    if (cell.isDifference) return isRead(Arithmetic::Float) != isRead(Arithmetic::Int8);
    return isRead(cell.arithmetic);
}

}  // namespace

std::vector<std::int64_t> selectDigits(const Comparison& comparison, DigitFilter filter,
                                       const std::optional<MatrixCell>& cell) {
    std::vector<std::int64_t> selected;
    for (std::size_t i = 0; i < comparison.truth.size(); ++i)
        if (passes(comparison, filter, i) && (!cell || liesIn(comparison, *cell, i)))
            selected.push_back(static_cast<std::int64_t>(i));
    const bool hasModel = cell && !cell->isDifference;
    const std::vector<float>& sure = comparison.of(hasModel ? cell->arithmetic : Arithmetic::Int8).confidence;
    std::stable_sort(selected.begin(), selected.end(), [&](std::int64_t a, std::int64_t b) {
        return sure[std::size_t(a)] > sure[std::size_t(b)];
    });
    return selected;
}

}  // namespace quantelier
