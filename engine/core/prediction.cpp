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

// log(sum(exp(logits))), shifted by the largest logit.
double logSumExp(const float* logits, int count) {
    const double largest = logits[argmax(logits, count)];
    double sum = 0.0;
    for (int i = 0; i < count; ++i) sum += std::exp(double(logits[i]) - largest);
    return largest + std::log(sum);
}

}  // namespace

Prediction predictionFromLogits(const Logits& logits) {
    Prediction prediction;
    prediction.label = argmax(logits.data(), kClassCount);
    const double norm = logSumExp(logits.data(), kClassCount);
    for (std::size_t i = 0; i < logits.size(); ++i)
        prediction.probability[i] = static_cast<float>(std::exp(double(logits[i]) - norm));
    return prediction;
}

double crossEntropy(const float* logits, int count, int label) {
    return logSumExp(logits, count) - double(logits[label]);
}

}  // namespace quantelier
