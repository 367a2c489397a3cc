// What a tensor is for, by its name in checkpoints of MindSpore and PyTorch.
#pragma once

#include <string>

#include "engine/formats/byte_budget.h"

namespace quantelier {

/// Adds a tensor of float32 values to the part of the budget that its name says.
inline void addTensor(ByteBudget& budget, const std::string& name, std::int64_t bytes) {
    const auto begins = [&](const std::string& with) { return name.rfind(with, 0) == 0; };
    const auto ends = [&](const std::string& with) {
        return name.size() >= with.size() && name.compare(name.size() - with.size(), with.size(), with) == 0;
    };
    std::int64_t* part = &budget.other;
    if (begins("moments.") || begins("quantelier."))
        part = &budget.other;
    else if (begins("bn") || name.find(".batchnorm.") != std::string::npos)
        part = &budget.batchNorm;
    else if (ends(".weight"))
        part = &budget.weights;
    else if (ends(".bias"))
        part = &budget.biases;
    else if (ends(".minq") || ends(".maxq"))
        part = &budget.scales;
    *part += bytes;
    if (part != &budget.other && part != &budget.scales) budget.parameters += bytes / 4;
}

}  // namespace quantelier
