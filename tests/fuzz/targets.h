// The readers that are fed with hostile bytes.
#pragma once

#include <string>
#include <vector>

namespace quantelier::fuzz {

/// One reader: what must hold for every input, and inputs to begin from.
struct Target {
    const char* name;
    bool (*check)(const std::string& input);  ///< whether the input was read
    std::vector<std::string> (*seeds)();      ///< made by our own writers, so that each is read
};

extern const Target budgetsTarget, checkpointTarget, historyTarget, idxTarget, lessonTarget, onnxTarget,
    recipeTarget, resultTarget, runTarget, strokesTarget, tfliteTarget;

}  // namespace quantelier::fuzz
