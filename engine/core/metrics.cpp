#include "engine/core/metrics.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace quantelier {

Interval wilson95Percent(std::int64_t correct, std::int64_t total) {
    if (total <= 0) return {0.0, 100.0};
    const double z = 1.959963984540054;  // 97.5 % point of the normal distribution
    const double n = double(total);
    const double share = double(correct) / n;
    const double denominator = 1.0 + z * z / n;
    const double centre = (share + z * z / (2.0 * n)) / denominator;
    const double half = z / denominator * std::sqrt(share * (1.0 - share) / n + z * z / (4.0 * n * n));
    return {100.0 * std::max(0.0, centre - half), 100.0 * std::min(1.0, centre + half)};
}

Evaluation evaluationFromLogits(const std::vector<Logits>& logits, const std::vector<std::uint8_t>& truth) {
    Evaluation result;
    result.total = static_cast<std::int64_t>(logits.size());
    for (std::size_t i = 0; i < logits.size(); ++i) {
        const int label = argmax(logits[i].data(), kClassCount);
        result.labels.push_back(static_cast<std::uint8_t>(label));
        result.correct += label == truth[i];
        result.loss += crossEntropy(logits[i].data(), kClassCount, truth[i]);
    }
    if (result.total) result.loss /= double(result.total);
    return result;
}

std::int64_t labelDisagreements(const Evaluation& a, const Evaluation& b) {
    std::int64_t differing = 0;
    for (std::size_t i = 0; i < std::min(a.labels.size(), b.labels.size()); ++i)
        differing += a.labels[i] != b.labels[i];
    return differing;
}

namespace {

// Both tails of a binomial distribution of n fair throws beyond `rarer` of them, at most 1. Logarithms keep
// the terms in range.
double twoSidedBinomial(std::int64_t rarer, std::int64_t n) {
    double tail = 0.0;
    for (std::int64_t i = 0; i <= rarer; ++i)
        tail += std::exp(std::lgamma(double(n) + 1.0) - std::lgamma(double(i) + 1.0) -
                         std::lgamma(double(n - i) + 1.0) - double(n) * std::log(2.0));
    return std::min(1.0, 2.0 * tail);
}

}  // namespace

McNemar mcNemar(const Evaluation& a, const Evaluation& b, const std::vector<std::uint8_t>& truth) {
    McNemar test;
    for (std::size_t i = 0; i < std::min({a.labels.size(), b.labels.size(), truth.size()}); ++i) {
        const bool first = a.labels[i] == truth[i], second = b.labels[i] == truth[i];
        test.onlyFirst += first && !second;
        test.onlySecond += second && !first;
    }
    test.pValue =
        twoSidedBinomial(std::min(test.onlyFirst, test.onlySecond), test.onlyFirst + test.onlySecond);
    return test;
}

std::string verdict(const McNemar& test, const std::string& first, const std::string& second) {
    const std::string figures = fmt::format("(McNemar p = {:.2g}: {} images right only in {}, {} only in {})",
                                            test.pValue, test.onlyFirst, first, test.onlySecond, second);
    if (!test.isSignificant())
        return fmt::format("No difference between {} and {} can be claimed {}.", first, second, figures);
    const bool firstIsBetter = test.onlyFirst > test.onlySecond;
    return fmt::format("On these images {} reads better than {} {}.", firstIsBetter ? first : second,
                       firstIsBetter ? second : first, figures);
}

}  // namespace quantelier
