// What a tensor is for, by its name in checkpoints of MindSpore and PyTorch.
#pragma once

#include <string>

#include "engine/formats/byte_budget.h"

namespace quantelier {

/// Adds a tensor of float32 values to the part of the budget that its name says.
inline void addTensor(ByteBudget& budget, const std::string& name, std::int64_t bytes) {
    const auto endsWith = [&](const std::string& end) {
        return name.size() >= end.size() && name.compare(name.size() - end.size(), end.size(), end) == 0;
    };
    const auto isAny = [&](std::initializer_list<const char*> ends) {
        for (const char* const end : ends)
            if (endsWith(end)) return true;
        return false;
    };
    std::int64_t* part = &budget.other;
    if (name.rfind("moments.", 0) == 0 || name.rfind("quantelier.", 0) == 0) {
        budget.other += bytes;
        return;
    }
    if (isAny({".gamma", ".beta", ".moving_mean", ".moving_variance", ".running_mean", ".running_var",
               "bn.weight", "bn.bias"}))
        part = &budget.batchNorm;
    else if (endsWith(".weight"))
        part = &budget.weights;
    else if (endsWith(".bias"))
        part = &budget.biases;
    else if (isAny({".minq", ".maxq"}))
        part = &budget.scales;
    *part += bytes;
    if (part != &budget.other && part != &budget.scales) budget.parameters += bytes / 4;
}

}  // namespace quantelier
