// What a model says about one image.
#pragma once

#include <array>

#include "engine/core/recipe.h"

namespace quantelier {

using Logits = std::array<float, kClassCount>;

struct Prediction {
    int label = -1;                                ///< -1: nothing was read
    std::array<float, kClassCount> probability{};  ///< softmax of the logits
    double microseconds = 0.0;                     ///< time the model took
};

/// Index of the largest logit; a tie goes to the lowest index, in every engine and peer.
int argmax(const float* logits, int count);

/// Softmax of ten logits, shifted by their maximum so that it cannot overflow.
Prediction predictionFromLogits(const Logits& logits);

/// Softmax cross-entropy of one image.
double crossEntropy(const float* logits, int count, int label);

}  // namespace quantelier
