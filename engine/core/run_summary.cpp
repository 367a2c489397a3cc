#include "engine/core/run_summary.h"

#include <charconv>

#include "engine/core/files.h"

namespace quantelier {

std::string RunSummary::name() const {
    return labels.name.empty() ? fileName(folder) : labels.name;
}

ContinuePoint placeOfCheckpoint(const std::string& path) {
    const std::string name = fileName(path);
    const std::size_t dash = name.rfind('-'), underscore = name.rfind('_');
    ContinuePoint place;
    place.checkpoint = path;
    if (dash == std::string::npos || underscore == std::string::npos || underscore < dash) return place;
    if (name.compare(0, dash, "checkpoint_lenet_quant") == 0) place.stage = Stage::Quant;
    const char* const end = name.data() + name.size();
    const auto epoch = std::from_chars(name.data() + dash + 1, name.data() + underscore, place.epoch);
    const auto step = std::from_chars(name.data() + underscore + 1, end, place.step);
    const bool isWhole = epoch.ec == std::errc() && epoch.ptr == name.data() + underscore &&
                         step.ec == std::errc() && std::string(step.ptr, end) == ".ckpt";
    if (!isWhole) place.epoch = place.step = 0;
    return place;
}

std::optional<ContinuePoint> continuePoint(const RunSummary& run) {
    // Fine-tuning goes on beside the float network that it began from.
    if (!run.problem.empty() || run.floatCheckpoint.empty()) return {};
    const bool fineTunes = !run.quantCheckpoint.empty();
    const int done = fineTunes ? run.results.quant.epochsDone : run.results.floats.epochsDone;
    if (done >= (fineTunes ? run.recipe.quantTrain : run.recipe.train).epochs) return {};
    const ContinuePoint point = placeOfCheckpoint(fineTunes ? run.quantCheckpoint : run.floatCheckpoint);
    if (point.epoch == 0) return {};
    return point;
}

}  // namespace quantelier
