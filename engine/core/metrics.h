// Results of an evaluation, with their statistical resolution.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/core/prediction.h"

namespace quantelier {

struct Interval {
    double low = 0.0;
    double high = 0.0;
};

/// 95 % Wilson score interval of a share of hits, in percent.
/// Source: E. B. Wilson, Probable inference, J. Am. Stat. Assoc. 22 (1927).
Interval wilson95Percent(std::int64_t correct, std::int64_t total);

struct Evaluation {
    std::int64_t correct = 0;
    std::int64_t total = 0;
    double loss = 0.0;                 ///< mean softmax cross-entropy
    std::vector<std::uint8_t> labels;  ///< what was read, one an image

    double accuracyPercent() const { return total ? 100.0 * double(correct) / double(total) : 0.0; }
    Interval ci95Percent() const { return wilson95Percent(correct, total); }
};

/// `truth` has one label for each row of logits.
Evaluation evaluationFromLogits(const std::vector<Logits>& logits, const std::vector<std::uint8_t>& truth);

/// How many images two evaluations of the same images read differently.
std::int64_t labelDisagreements(const Evaluation& a, const Evaluation& b);

/// Whether two models that read the same images differ by more than chance.
struct McNemar {
    std::int64_t onlyFirst = 0;   ///< images that only the first model reads right
    std::int64_t onlySecond = 0;  ///< images that only the second model reads right
    double pValue = 1.0;          ///< two-sided: how often equal models would differ this much

    bool isSignificant() const { return pValue < 0.05; }
};

/// McNemar's test in its exact form: of the images that one model alone reads right, each would be the
/// first's with probability 1/2 if the models were equal. Both evaluations are of the same images.
/// Source: Q. McNemar, Note on the sampling error of the difference between correlated proportions or
/// percentages, Psychometrika 12 (1947).
McNemar mcNemar(const Evaluation& a, const Evaluation& b, const std::vector<std::uint8_t>& truth);

/// What the test allows to say, in a sentence.
std::string verdict(const McNemar& test, const std::string& first, const std::string& second);

}  // namespace quantelier
