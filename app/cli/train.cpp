// quantelier train, train-quant.
#include <fmt/format.h>

#include "app/cli/console.h"
#include "app/cli/json_output.h"
#include "app/cli/training_run.h"
#include "app/cli/verbs.h"

namespace quantelier::cli {

namespace {

struct TrainOptions {
    RecipeOptions recipe;
    OutputOptions output;
    std::string checkpoint;
};

Json resultJson(const std::string& verb, const Session& session, const Evaluation& result,
                const std::string& checkpoint) {
    Json json = jsonHead(verb);
    addEvaluation(json, result);
    json["device"] = session.deviceName();
    json["executor"] = session.executor(verb == "train" ? Stage::Float : Stage::Quant);
    json["checkpoint"] = checkpoint;
    return json;
}

TrainingRun openTrain(const TrainOptions& options) {
    if (!options.recipe.resume.empty()) {
        TrainingRun run = resumedRun(options.recipe, options.output);
        if (!run.trainsFloat())
            throw Error(
                ErrorCode::Usage,
                fmt::format(
                    "{} is at its fine-tuning already: quantelier train-quant --resume {} goes on with it",
                    run.folder, quotedForShell(run.folder)));
        return run;
    }
    const Recipe recipe = options.recipe.make(presetRecipe("recommended"));
    Models start;
    if (!options.checkpoint.empty()) {
        start = loadModels(options.checkpoint, recipe);
        if (!start.floats || start.recipe.network != recipe.network)
            throw Error(ErrorCode::BadInput, fmt::format("{}: expected a float network of the recipe's shape",
                                                         options.checkpoint));
    }
    TrainingRun run = newRun(options.recipe, options.output, recipe);
    if (start.floats) run.session->loadFloat(*start.floats);
    return run;
}

void runTrain(const TrainOptions& options) {
    const TrainingRun run = openTrain(options);
    withWayOn("train", run, [&] {
        Session& session = *run.session;
        ConsoleListener console(options.output.json);
        session.trainFloat(console, interruptToken());
        const Evaluation result = session.evaluateFloat(interruptToken());
        if (options.output.json)
            printJson(resultJson("train", session, result, session.floatCheckpoint()));
        else
            printAccuracy(result);
    });
}

TrainingRun openTrainQuant(const TrainOptions& options) {
    if (!options.recipe.resume.empty()) {
        TrainingRun run = resumedRun(options.recipe, options.output);
        const bool isHalfTrained = run.trainsFloat() && continuePoint(readRun(run.folder));
        if (isHalfTrained)
            throw Error(ErrorCode::Usage,
                        fmt::format("The float training of {} is not finished: first quantelier "
                                    "train --resume {}",
                                    run.folder, quotedForShell(run.folder)));
        return run;
    }
    if (options.checkpoint.empty())
        throw Error(ErrorCode::Usage,
                    "train-quant needs --ckpt_path, the float checkpoint, or --resume, a run that stopped");
    const Models start = loadFloatModels(options.checkpoint);
    TrainingRun run = newRun(options.recipe, options.output, options.recipe.makeOn(start));
    run.session->loadFloat(*start.floats);
    return run;
}

void runTrainQuant(const TrainOptions& options) {
    const TrainingRun run = openTrainQuant(options);
    withWayOn("train-quant", run, [&] {
        Session& session = *run.session;
        ConsoleListener console(options.output.json);
        const Evaluation baseline =
            evaluateWithoutTraining(*session.models().floats, run.recipe, *run.data, interruptToken());
        if (!options.output.json)
            fmt::print("Quantized without training: {:.2f}.\n", baseline.accuracyPercent());
        if (run.converts()) session.convert(interruptToken());
        session.trainQuant(console, interruptToken(), signalSwitches());
        const Evaluation result = session.evaluateQuant(interruptToken());
        if (!options.output.json) return printAccuracy(result);
        Json json = resultJson("train-quant", session, result, session.quantCheckpoint());
        json["ptq"] = {{"accuracy_percent", baseline.accuracyPercent()}};
        printJson(json);
    });
}

void addVerb(CLI::App& app, const char* name, const char* description, const char* checkpoint,
             void (*run)(const TrainOptions&)) {
    CLI::App* const verb = app.add_subcommand(name, description);
    const auto options = std::make_shared<TrainOptions>();
    options->recipe.addTraining(*verb);
    options->output.addOut(*verb);
    verb->add_option("--ckpt_path", options->checkpoint, checkpoint)->type_name(kFile);
    addResume(*verb, options->recipe.resume);
    options->output.addJson(*verb);
    verb->callback([options, run] { run(*options); });
}

}  // namespace

void addTrain(CLI::App& app) {
    addVerb(app, "train", "Train the float network", "Start from this float checkpoint", runTrain);
}

void addTrainQuant(CLI::App& app) {
    addVerb(app, "train-quant", "Convert a float checkpoint and fine-tune it", "The float checkpoint",
            runTrainQuant);
}

}  // namespace quantelier::cli
