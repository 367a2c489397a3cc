#include "engine/core/prediction.h"

#include <cmath>

namespace quantelier {

int argmax(const float* logits, int count) {
    int best = 0;
    for (int i = 1; i < count; ++i)
        if (logits[i] > logits[best]) best = i;
    return best;
}

namespace {

// sum(exp(logit - largest)): at least 1, at most `count`.
double sumOfExponentials(const float* logits, int count, double largest) {
    double sum = 0.0;
    for (int i = 0; i < count; ++i) sum += std::exp(double(logits[i]) - largest);
    return sum;
}

}  // namespace

Prediction predictionFromLogits(const Logits& logits) {
    Prediction prediction;
    prediction.label = argmax(logits.data(), kClassCount);
    const double largest = logits[static_cast<std::size_t>(prediction.label)];
    const double sum = sumOfExponentials(logits.data(), kClassCount, largest);
    for (std::size_t i = 0; i < logits.size(); ++i)
        prediction.probability[i] = static_cast<float>(std::exp(double(logits[i]) - largest) / sum);
    return prediction;
}

double crossEntropy(const float* logits, int count, int label) {
    // The difference first: added to a large logit, the logarithm would be lost.
    const double largest = logits[argmax(logits, count)];
    return (largest - double(logits[label])) + std::log(sumOfExponentials(logits, count, largest));
}

}  // namespace quantelier
