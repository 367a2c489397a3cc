// Training that leaves its device on purpose: proof that the watch of the other steps would have noticed.
#pragma once

#include <string>
#include <vector>

#include "engine/models.h"
#include "tests/backend/trained_steps.h"

namespace quantelier::test {

struct Fault {
    std::string name;
    bool isNoticed = false;
    std::string found;
};

std::vector<Fault> deliberateFaults(const PreparedData& data, const torch::Device& device);

}  // namespace quantelier::test
