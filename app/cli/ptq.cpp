// quantelier ptq: post-training quantization, calibration only.
#include <fmt/format.h>

#include "app/cli/console.h"
#include "app/cli/json_output.h"
#include "app/cli/options.h"
#include "app/cli/verbs.h"

namespace quantelier::cli {

namespace {

struct PtqOptions {
    RecipeOptions recipe;
    OutputOptions output;
    std::string checkpoint, path;
};

void runPtq(const PtqOptions& options) {
    checkOutputFolder(options.path);
    const Models start = loadFloatModels(options.checkpoint);
    const Recipe recipe = options.recipe.makeOn(start);
    const auto data = openData(recipe, options.output.json);
    Models models = start;
    models.recipe = recipe;
    models = quantized(models, quantizeWithoutTraining(*start.floats, recipe, *data, interruptToken()));
    const Evaluation floats =
        evaluationFromLogits(floatLogits(*start.floats, data->test, interruptToken()), data->test.labels);
    const Evaluation integer =
        evaluationFromLogits(integerLogits(*models.integer, data->test, interruptToken()), data->test.labels);
    if (!options.path.empty()) exportModel(models, "mindspore", options.path);
    if (options.output.json) {
        Json json = jsonHead("ptq");
        addEvaluation(json, integer);
        json["float_accuracy_percent"] = floats.accuracyPercent();
        json["payload_bytes"] = modelSizes(models).int8Payload();
        json["checkpoint"] = options.path;
        printJson(json);
    } else {
        fmt::print("Float: {:.2f}. Quantized without training: {:.2f}.\n", floats.accuracyPercent(),
                   integer.accuracyPercent());
        printAccuracy(integer);
        fmt::print("{}\n", verdict(mcNemar(floats, integer, data->test.labels), "float", "int8"));
    }
    checkMinAccuracy(options.output, integer.accuracyPercent());
}

}  // namespace

void addPtq(CLI::App& app) {
    CLI::App* const verb = app.add_subcommand("ptq", "Quantize a float checkpoint without training");
    const auto options = std::make_shared<PtqOptions>();
    options->recipe.addData(*verb);
    options->recipe.addPreset(*verb);
    options->recipe.quant.addRanges(*verb);
    options->recipe.quant.addPostTraining(*verb);
    options->output.addJson(*verb);
    verb->add_option("--ckpt_path", options->checkpoint, "The float checkpoint")
        ->type_name(kFile)
        ->required();
    verb->add_option("--output", options->path, "Where to write the quantized checkpoint (.ckpt)")
        ->type_name(kFile);
    verb->add_option("--min_accuracy", options->output.minAccuracy,
                     "Exit 5 if it reads less than this per cent");
    verb->callback([options] { runPtq(*options); });
}

}  // namespace quantelier::cli
