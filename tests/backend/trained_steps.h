// Some steps of float training, a conversion, and some steps of fine-tuning by LibTorch on one device.
#pragma once

#include "engine/models.h"
#include "engine/train/executor.h"
#include "tests/backend/step_watch.h"

namespace quantelier::test {

struct Trained {
    FloatNetwork floats;
    QuantNetwork quant;
    Seen floatSteps, quantSteps;
    int elsewhere = 0;  ///< tensors that did not stay on the device
    std::string firstElsewhere;
};

/// What a step computes with; a deliberate fault replaces it.
using ChangedForward = std::function<Forward(Forward)>;

Trained trainSteps(const Recipe& recipe, const PreparedData& data, const torch::Device& device, int steps,
                   bool isResident = true, const ChangedForward& change = {});

/// The largest difference of two numbers that were trained: weights, batch norm, ranges.
double largestDifference(const FloatNetwork& a, const FloatNetwork& b);
double largestDifference(const QuantNetwork& a, const QuantNetwork& b);

}  // namespace quantelier::test
