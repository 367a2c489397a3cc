// What a training carries from step to step beside its weights: with it in a checkpoint, a stage goes on as
// if it had never stopped. Random numbers are none of it: weights are drawn from the seed before the first
// step, and an epoch's order depends on seed, stage and epoch alone.
#pragma once

#include <vector>

namespace quantelier {

/// Where a stage is.
struct TrainingProgress {
    int epoch = 1;             ///< from 1
    int step = 0;              ///< how many steps of the epoch are done
    bool isEvaluated = false;  ///< all of them are, and the epoch's test too
    double lossSum = 0.0;      ///< of the epoch's steps
};

/// What a fake quantizer carries. Each list has one value a channel; `learned` is empty where nothing is
/// learned, its momentum until it was trained once.
struct ObserverState {
    std::vector<float> low, high, scale, zeroPoint, learned, learnedMoment;
    bool seen = false;
    bool observing = true;
};

}  // namespace quantelier
