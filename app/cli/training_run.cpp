#include "app/cli/training_run.h"

#include <algorithm>
#include <array>

namespace quantelier::cli {

namespace {

constexpr std::array<const char*, 7> kMayChange = {"--data_path", "--device_target", "--executor",
                                                   "--threads",   "--learning_rate", "--quant_learning_rate",
                                                   "--help"};

}  // namespace

void addResume(CLI::App& app, std::string& folder) {
    CLI::Option* const resume =
        app.add_option("--resume", folder,
                       "Go on with the run of this folder where it stopped; its recipe counts")
            ->type_name(kFolder);
    for (const CLI::Option* const option : app.get_options()) {
        const std::string name = option->get_name();
        const bool mayChange = std::find(kMayChange.begin(), kMayChange.end(), name) != kMayChange.end();
        if (option != resume && !mayChange) resume->excludes(app.get_option(name));
    }
}

TrainingRun newRun(const RecipeOptions& options, const OutputOptions& output, const Recipe& recipe) {
    requireDevice(options.deviceTarget);
    TrainingRun run;
    run.recipe = recipe;
    run.folder = output.runFolder(recipe);
    run.data = openData(recipe, output.json);
    run.session =
        std::make_unique<Session>(recipe, run.data, options.deviceTarget, run.folder, options.compute);
    return run;
}

TrainingRun resumedRun(const RecipeOptions& options, const OutputOptions& output) {
    RunSummary summary = readRun(options.resume);
    if (!summary.problem.empty())
        throw Error(ErrorCode::BadInput,
                    fmt::format("{}: expected a run folder: {}", options.resume, summary.problem));
    options.applyOnResume(summary.recipe);
    requireDevice(options.deviceTarget);
    TrainingRun run;
    run.recipe = summary.recipe;
    run.folder = options.resume;
    run.data = openData(run.recipe, output.json);
    const std::string& newest =
        summary.quantCheckpoint.empty() ? summary.floatCheckpoint : summary.quantCheckpoint;
    run.session = std::make_unique<Session>(summary, run.data, options.deviceTarget, options.compute);
    run.resumed = placeOfCheckpoint(newest);
    if (run.resumed->epoch > 0) run.session->continueFrom(*run.resumed);
    if (!output.json && run.resumed->epoch > 0)
        fmt::print("Going on after epoch {}, step {}.\n", run.resumed->epoch, run.resumed->step);
    return run;
}

}  // namespace quantelier::cli
