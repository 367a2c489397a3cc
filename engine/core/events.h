// What a running engine call tells: plain structs by value, so that they can cross threads.
#pragma once

#include <cstdint>
#include <string>

#include "engine/core/recipe.h"

namespace quantelier {

enum class Stage { Float, Quant };

/// One logged training step. Epochs and steps count from 1.
struct StepEvent {
    Stage stage = Stage::Float;
    int epoch = 0, epochs = 0;
    int step = 0, steps = 0;
    double loss = 0.0;
    double averageLoss = 0.0;  ///< mean of the epoch so far
    double learningRate = 0.0;
    double milliseconds = 0.0;     ///< of this step
    double imagesPerSecond = 0.0;  ///< over the epoch so far
    double secondsLeft = 0.0;      ///< of this stage, at the present speed
};

/// One finished epoch, with the accuracy on the test images.
struct EpochEvent {
    Stage stage = Stage::Float;
    int epoch = 0, epochs = 0;
    double averageLoss = 0.0;
    double seconds = 0.0;  ///< training only, without the evaluation
    double perStepMilliseconds = 0.0;
    double testLoss = 0.0;
    double testAccuracyPercent = 0.0;
    std::int64_t testImages = 0;
};

}  // namespace quantelier
