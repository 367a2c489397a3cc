// quantelier train, train-quant.
#include <fmt/format.h>

#include "app/cli/console.h"
#include "app/cli/json_output.h"
#include "app/cli/options.h"
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

void runTrain(const TrainOptions& options) {
    const Recipe recipe = options.recipe.make(presetRecipe("recommended"));
    Models start;
    if (!options.checkpoint.empty()) {
        start = loadModels(options.checkpoint, recipe);
        if (!start.floats || start.recipe.network != recipe.network)
            throw Error(ErrorCode::BadInput, fmt::format("{}: expected a float network of the recipe's shape",
                                                         options.checkpoint));
    }
    const auto data = openData(recipe, options.output.json);
    Session session(recipe, data, options.recipe.deviceTarget, options.output.runFolder(recipe),
                    options.recipe.compute);
    ConsoleListener console(options.output.json);
    if (start.floats) session.loadFloat(*start.floats);
    session.trainFloat(console, interruptToken());
    const Evaluation result = session.evaluateFloat(interruptToken());
    if (options.output.json)
        printJson(resultJson("train", session, result, session.floatCheckpoint()));
    else
        printAccuracy(result);
}

void runTrainQuant(const TrainOptions& options) {
    const Models start = loadFloatModels(options.checkpoint);
    const Recipe recipe = options.recipe.makeOn(start);
    const auto data = openData(recipe, options.output.json);
    Session session(recipe, data, options.recipe.deviceTarget, options.output.runFolder(recipe),
                    options.recipe.compute);
    ConsoleListener console(options.output.json);
    session.loadFloat(*start.floats);
    const Evaluation baseline = evaluateWithoutTraining(*start.floats, recipe, *data, interruptToken());
    if (!options.output.json) fmt::print("Quantized without training: {:.2f}.\n", baseline.accuracyPercent());
    session.convert(interruptToken());
    session.trainQuant(console, interruptToken(), signalSwitches());
    const Evaluation result = session.evaluateQuant(interruptToken());
    if (!options.output.json) {
        printAccuracy(result);
        return;
    }
    Json json = resultJson("train-quant", session, result, session.quantCheckpoint());
    json["ptq"] = {{"accuracy_percent", baseline.accuracyPercent()}};
    printJson(json);
}

std::shared_ptr<TrainOptions> addCommon(CLI::App& verb) {
    const auto options = std::make_shared<TrainOptions>();
    options->recipe.addTraining(verb);
    options->output.addJson(verb);
    options->output.addOut(verb);
    return options;
}

}  // namespace

void addTrain(CLI::App& app) {
    CLI::App* const verb = app.add_subcommand("train", "Train the float network");
    const auto options = addCommon(*verb);
    verb->add_option("--ckpt_path", options->checkpoint, "Start from this float checkpoint");
    verb->callback([options] { runTrain(*options); });
}

void addTrainQuant(CLI::App& app) {
    CLI::App* const verb = app.add_subcommand("train_quant", "Convert a float checkpoint and fine-tune it");
    const auto options = addCommon(*verb);
    verb->add_option("--ckpt_path", options->checkpoint, "The float checkpoint")->required();
    verb->callback([options] { runTrainQuant(*options); });
}

}  // namespace quantelier::cli
