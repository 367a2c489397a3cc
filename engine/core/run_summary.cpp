#include "engine/core/run_summary.h"

#include <fmt/format.h>

#include <charconv>

#include "engine/core/files.h"

namespace quantelier {

std::string RunSummary::name() const {
    return labels.name.empty() ? fileName(folder) : labels.name;
}

std::string checkpointName(Stage stage, int epoch, int step, bool isAutosave) {
    return fmt::format("{}_lenet{}-{}_{}.ckpt", isAutosave ? "autosave" : "checkpoint",
                       stage == Stage::Quant ? "_quant" : "", epoch, step);
}

std::optional<ContinuePoint> placeOfCheckpoint(const std::string& path) {
    const std::string name = fileName(path);
    const std::size_t dash = name.rfind('-'), underscore = name.rfind('_');
    if (dash == std::string::npos || underscore == std::string::npos || underscore < dash) return {};
    ContinuePoint place;
    place.checkpoint = path;
    std::from_chars(name.data() + dash + 1, name.data() + underscore, place.epoch);
    std::from_chars(name.data() + underscore + 1, name.data() + name.size(), place.step);
    for (const Stage stage : {Stage::Float, Stage::Quant})
        for (const bool isAutosave : {false, true}) {
            place.stage = stage;
            place.isAutosave = isAutosave;
            if (name == checkpointName(stage, place.epoch, place.step, isAutosave)) return place;
        }
    return {};
}

std::optional<ContinuePoint> continuePoint(const RunSummary& run) {
    // Fine-tuning goes on beside the float network that it began from.
    if (!run.problem.empty() || run.floatCheckpoint.empty()) return {};
    const bool fineTunes = !run.quantCheckpoint.empty();
    const auto point = placeOfCheckpoint(fineTunes ? run.quantCheckpoint : run.floatCheckpoint);
    if (!point || point->epoch == 0) return {};
    const int done = fineTunes ? run.results.quant.epochsDone : run.results.floats.epochsDone;
    const int all = (fineTunes ? run.recipe.quantTrain : run.recipe.train).epochs;
    if (done >= all && !run.hasAutosave) return {};
    return point;
}

}  // namespace quantelier
