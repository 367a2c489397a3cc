// quantelier eval, eval-quant.
#include <fmt/format.h>

#include "app/cli/console.h"
#include "app/cli/json_output.h"
#include "app/cli/options.h"
#include "app/cli/verbs.h"

namespace quantelier::cli {

namespace {

struct EvalOptions {
    RecipeOptions recipe;
    OutputOptions output;
    std::string checkpoint;
};

void printResult(const EvalOptions& options, const std::string& verb, const Evaluation& result) {
    if (options.output.json) {
        Json json = jsonHead(verb);
        addEvaluation(json, result);
        json["checkpoint"] = options.checkpoint;
        printJson(json);
    } else {
        printAccuracy(result);
    }
    checkMinAccuracy(options.output, result.accuracyPercent());
}

void runEval(const EvalOptions& options) {
    const Models models = loadModels(options.checkpoint, presetRecipe("recommended"));
    if (models.quant)
        throw Error(ErrorCode::BadInput,
                    fmt::format("{}: this is a quantization-aware checkpoint; evaluate it with eval-quant",
                                options.checkpoint));
    const Recipe recipe = options.recipe.make(models.recipe);
    const auto data = openTestData(recipe, options.output.json);
    Session session(recipe, data, options.recipe.deviceTarget, "", options.recipe.compute);
    const bool byLibTorch = options.recipe.compute.executor == ExecutorKind::LibTorch;
    if (models.floats && (session.deviceName() != "CPU" || byLibTorch)) {
        session.loadFloat(*models.floats);
        printResult(options, "eval", session.evaluateFloat(interruptToken()));
        return;
    }
    printResult(options, "eval",
                evaluationFromLogits(modelLogits(models, data->test, interruptToken()), data->test.labels));
}

void runEvalQuant(const EvalOptions& options) {
    const Models models = loadModels(options.checkpoint, presetRecipe("recommended"));
    if (!models.quant)
        throw Error(ErrorCode::BadInput, fmt::format("{}: it has no fake-quant ranges; evaluate it with eval",
                                                     options.checkpoint));
    const Recipe recipe = options.recipe.make(models.recipe);
    const auto data = openTestData(recipe, options.output.json);
    Session session(recipe, data, options.recipe.deviceTarget, "", options.recipe.compute);
    session.loadQuant(*models.quant);
    printResult(options, "eval-quant", session.evaluateQuant(interruptToken()));
}

void add(CLI::App& app, const std::string& name, const std::string& help, void (*run)(const EvalOptions&)) {
    CLI::App* const verb = app.add_subcommand(name, help);
    const auto options = std::make_shared<EvalOptions>();
    options->recipe.addData(*verb);
    options->output.addJson(*verb);
    options->recipe.addCompute(*verb);
    verb->add_option("--dataset_sink_mode", options->recipe.sinkMode,
                     "As in training; an evaluation is the same with both")
        ->type_name(kBoolean);
    verb->add_option("--ckpt_path", options->checkpoint, "The model to evaluate")
        ->type_name(kFile)
        ->required();
    verb->add_option("--min_accuracy", options->output.minAccuracy,
                     "Exit 5 if it reads less than this per cent");
    verb->callback([options, run] { run(*options); });
}

}  // namespace

void addEval(CLI::App& app) {
    add(app, "eval", "Evaluate a float checkpoint, or an ONNX or TFLite file of ours", runEval);
}

void addEvalQuant(CLI::App& app) {
    add(app, "eval-quant", "Evaluate a quantization-aware checkpoint", runEvalQuant);
}

}  // namespace quantelier::cli
