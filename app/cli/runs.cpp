// quantelier runs: the runs in a folder, two recipes side by side, and going on with a run that stopped.
#include <fmt/format.h>

#include <ctime>
#include <filesystem>

#include "app/cli/console.h"
#include "app/cli/json_output.h"
#include "app/cli/training_run.h"
#include "app/cli/verbs.h"

namespace quantelier::cli {

namespace {

namespace fs = std::filesystem;

struct RunsOptions {
    OutputOptions output;
    std::string dir = "runs", continued;
    std::vector<std::string> diff;
    bool all = false;
};

Json measuredJson(const Measured& measured) {
    return measured ? Json{{"accuracy_percent", measured.accuracyPercent}, {"images", measured.images}}
                    : Json();
}

Json stageJson(const StageResult& stage, int epochs) {
    Json json = measuredJson(stage.test);
    json["epochs"] = epochs;
    json["epochs_done"] = stage.epochsDone;
    json["seconds"] = stage.seconds;
    return json;
}

Json runJson(const RunSummary& run) {
    Json json = {{"name", run.name()},
                 {"folder", run.folder},
                 {"note", run.labels.note},
                 {"tags", run.labels.tags},
                 {"problem", run.problem},
                 {"preset", run.recipe.preset},
                 {"seed", run.recipe.seed},
                 {"device", run.provenance.device},
                 {"data", run.provenance.datasetSource}};
    json["float"] = stageJson(run.results.floats, run.recipe.train.epochs);
    json["qat"] = stageJson(run.results.quant, run.recipe.quantTrain.epochs);
    json["int8"] = measuredJson(run.results.int8);
    if (run.results.int8Bytes > 0) json["int8"]["file_bytes"] = run.results.int8Bytes;
    json["seconds"] = run.results.seconds();
    json["finished"] = run.results.finished;
    json["can_continue"] = continuePoint(run).has_value();
    return json;
}

std::string accuracyText(const Measured& measured) {
    return measured ? fmt::format("{:.2f}", measured.accuracyPercent) : "-";
}

std::string dateText(std::int64_t seconds) {
    const std::time_t time = seconds;
    char text[20] = "-";
    if (seconds > 0) std::strftime(text, sizeof text, "%Y-%m-%d %H:%M", std::localtime(&time));
    return text;
}

void printRun(const RunSummary& run) {
    if (!run.problem.empty()) {
        fmt::print("{:26}  damaged: {}\n", run.name(), run.problem);
        return;
    }
    const RunResults& results = run.results;
    fmt::print("{:26}  {:12}{:8}{:>7}{:>7}{:>7}{:>9}{:>8.1f} s  {:16}  {}\n", run.name(), run.recipe.preset,
               run.provenance.device, accuracyText(results.floats.test), accuracyText(results.quant.test),
               accuracyText(results.int8), results.int8Bytes > 0 ? std::to_string(results.int8Bytes) : "-",
               results.seconds(), dateText(results.finished), fmt::join(run.labels.tags, ", "));
    if (!run.labels.note.empty())
        fmt::print("    {}\n", run.labels.note.substr(0, run.labels.note.find('\n')));
}

void list(const RunsOptions& options) {
    std::error_code reason;
    if (!fs::is_directory(options.dir, reason))
        throw Error(ErrorCode::BadInput,
                    fmt::format("--dir is {}, and there is no such folder", options.dir));
    const std::vector<RunSummary> runs = listRuns(options.dir);
    if (options.output.json) {
        Json json = jsonHead("runs");
        json["dir"] = options.dir;
        json["runs"] = Json::array();
        for (const RunSummary& run : runs) json["runs"].push_back(runJson(run));
        printJson(json);
        return;
    }
    if (!runs.empty())
        fmt::print("{:26}  {:12}{:8}{:>7}{:>7}{:>7}{:>9}{:>10}  {:16}  tags\n", "name", "preset", "device",
                   "float", "QAT", "int8", "bytes", "time", "finished");
    for (const RunSummary& run : runs) printRun(run);
    fmt::print("{} run{} in {}\n", runs.size(), runs.size() == 1 ? "" : "s", options.dir);
}

// A folder, or the name of one in --dir.
RunSummary wholeRun(const RunsOptions& options, const std::string& name) {
    const std::string folder = holdsRun(name) ? name : (fs::path(options.dir) / name).string();
    if (!holdsRun(folder))
        throw Error(ErrorCode::BadInput,
                    fmt::format("{}: expected a run folder, or the name of one in {}", name, options.dir));
    RunSummary run = readRun(folder);
    if (!run.problem.empty()) throw Error(ErrorCode::BadInput, fmt::format("{}: {}", folder, run.problem));
    return run;
}

void diff(const RunsOptions& options) {
    const RunSummary a = wholeRun(options, options.diff[0]), b = wholeRun(options, options.diff[1]);
    const std::vector<RecipeSetting> settings = compareRecipes(a.recipe, b.recipe);
    Json differences = Json::array();
    std::size_t count = 0;
    for (const RecipeSetting& setting : settings) {
        count += setting.differs();
        if (!options.all && !setting.differs()) continue;
        if (options.output.json)
            differences.push_back({{"setting", setting.key}, {"a", setting.a}, {"b", setting.b}});
        else
            fmt::print("{:1} {:36}  {:24}  {}\n", setting.differs() ? '*' : ' ', setting.key, setting.a,
                       setting.b);
    }
    if (options.output.json) {
        Json json = jsonHead("runs");
        json["a"] = a.folder;
        json["b"] = b.folder;
        json["differing"] = count;
        json["settings"] = differences;
        printJson(json);
    } else {
        fmt::print("{} of {} settings differ.\n", count, settings.size());
    }
}

void trainOn(const TrainingRun& training, const ContinuePoint& point, bool asJson) {
    Session& session = *training.session;
    ConsoleListener console(asJson);
    const bool isFloat = point.stage == Stage::Float;
    if (isFloat)
        session.trainFloat(console, interruptToken());
    else
        session.trainQuant(console, interruptToken(), signalSwitches());
    const Evaluation result =
        isFloat ? session.evaluateFloat(interruptToken()) : session.evaluateQuant(interruptToken());
    if (!asJson) return printAccuracy(result);
    Json json = jsonHead("runs");
    json["folder"] = training.folder;
    json["stage"] = isFloat ? "float" : "qat";
    json["continued_after"] = {{"epoch", point.epoch}, {"step", point.step}};
    addEvaluation(json, result);
    json["checkpoint"] = isFloat ? session.floatCheckpoint() : session.quantCheckpoint();
    printJson(json);
}

void goOn(const RunsOptions& options) {
    const RunSummary run = wholeRun(options, options.continued);
    const std::optional<ContinuePoint> point = continuePoint(run);
    if (!point)
        throw Error(
            ErrorCode::Usage,
            fmt::format("{} has nothing to go on with: no epoch is left, or no checkpoint", run.folder));
    TrainingRun training;
    training.recipe = run.recipe;
    training.folder = run.folder;
    training.data = openData(run.recipe, options.output.json);
    training.session = std::make_unique<Session>(run, training.data, "auto");
    training.session->continueFrom(*point);
    withWayOn(point->stage == Stage::Float ? "train" : "train-quant", training,
              [&] { trainOn(training, *point, options.output.json); });
}

void runRuns(const RunsOptions& options) {
    if (!options.diff.empty())
        diff(options);
    else if (!options.continued.empty())
        goOn(options);
    else
        list(options);
}

}  // namespace

void addRuns(CLI::App& app) {
    CLI::App* const verb = app.add_subcommand("runs", "List runs, compare recipes, go on with a run");
    const auto options = std::make_shared<RunsOptions>();
    options->output.addJson(*verb);
    verb->add_option("--dir", options->dir, "Folder of the runs")->type_name(kFolder)->default_str("runs");
    CLI::Option* const diff =
        verb->add_option("--diff", options->diff, "Two runs: which settings of their recipes differ")
            ->type_name(kRun)
            ->expected(2);
    verb->add_flag("--all", options->all, "With --diff: also the settings that are equal")->needs(diff);
    verb->add_option("--continue", options->continued,
                     "A run that stopped: train the rest from its last checkpoint")
        ->type_name(kRun)
        ->excludes(diff);
    verb->callback([options] { runRuns(*options); });
}

}  // namespace quantelier::cli
