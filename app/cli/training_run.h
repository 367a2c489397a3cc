// The run folder of a verb that trains: a new one, or with --resume one that stopped.
#pragma once

#include <fmt/format.h>

#include <memory>

#include "app/cli/options.h"
#include "engine/core/recipe_command.h"

namespace quantelier::cli {

/// Adds --resume, which takes the place of all options that a recipe has.
void addResume(CLI::App& app, std::string& folder);

/// A session and what it works on. With --resume it stands where the run stopped.
struct TrainingRun {
    Recipe recipe;
    std::string folder;
    std::shared_ptr<const PreparedData> data;
    std::unique_ptr<Session> session;
    std::optional<ContinuePoint>
        resumed;  ///< the newest checkpoint; epoch 0: only what fine-tuning begins with

    /// Whether a stage is still to be trained; of float networks also those that are whole, where nothing
    /// follows them: their training then ends at once.
    bool trainsFloat() const { return !resumed || (resumed->stage == Stage::Float && resumed->epoch > 0); }
    bool converts() const { return !resumed || resumed->stage == Stage::Float; }
};

TrainingRun newRun(const RecipeOptions& options, const OutputOptions& output, const Recipe& recipe);

/// The run of --resume, with the few options that may change on the way. Throws Error(BadInput) if it has
/// nothing to go on from.
TrainingRun resumedRun(const RecipeOptions& options, const OutputOptions& output);

/// Runs `call`; where the training ends early, the error says how to go on with it.
template <typename Call>
void withWayOn(const std::string& verb, const TrainingRun& run, Call call) {
    const auto goOn = [&](const std::string& before, const std::string& option = "") {
        if (readRun(run.folder).floatCheckpoint.empty()) return std::string();
        return fmt::format("{}quantelier {} --resume {}{}", before, verb, quotedForShell(run.folder), option);
    };
    try {
        call();
    } catch (const LossNotFinite& e) {
        const char* const option = run.session->hasQuant() ? "quant_learning_rate" : "learning_rate";
        throw Error(e.code(), e.what() + goOn(" From the last good state: ",
                                              fmt::format(" --{} {:g}", option, e.saferRate())));
    } catch (const WriteError& e) {
        throw Error(
            e.code(),
            fmt::format("{}.{}", e.what(),
                        goOn(" What was written before is whole; once that is mended, go on with: ")));
    } catch (const Error& e) {
        if (e.code() != ErrorCode::Interrupted) throw;
        throw Error(e.code(), "Stopped." + goOn(" Go on with: "));
    }
}

}  // namespace quantelier::cli
