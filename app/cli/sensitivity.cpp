// quantelier sensitivity: what each layer's quantization costs.
#include <fmt/format.h>

#include <cmath>

#include "app/cli/json_output.h"
#include "app/cli/options.h"
#include "app/cli/progress.h"
#include "app/cli/verbs.h"

namespace quantelier::cli {

namespace {

struct SensitivityOptions {
    RecipeOptions recipe;
    OutputOptions output;
    std::string checkpoint;
};

double percent(std::int64_t correct, const Sensitivity& of) {
    return 100.0 * double(correct) / double(of.images);
}

Json errorJson(const TensorError& error) {
    return {{"sqnr_db", std::isfinite(error.sqnrDecibels) ? Json(error.sqnrDecibels) : Json(nullptr)},
            {"mse", error.meanSquared},
            {"cosine", error.cosine}};
}

void printSensitivityJson(const Sensitivity& result, const std::vector<FewerBitsCost>& costs) {
    const auto share = [&](std::int64_t correct) {
        return correct < 0 ? Json(nullptr) : Json(percent(correct, result));
    };
    Json json = jsonHead("sensitivity");
    json["images"] = result.images;
    json["float_percent"] = share(result.nothing);
    json["quantized_percent"] = share(result.everything);
    json["layers"] = Json::array();
    for (const LayerSensitivity& layer : result.layers) {
        Json row = {{"name", layer.name},
                    {"only_weights_percent", share(layer.onlyWeights)},
                    {"only_output_percent", share(layer.onlyOutput)},
                    {"all_but_weights_percent", share(layer.allButWeights)},
                    {"all_but_output_percent", share(layer.allButOutput)}};
        if (layer.onlyWeights >= 0) row["weights"] = errorJson(layer.weightError);
        row["output"] = errorJson(layer.outputError);
        json["layers"].push_back(row);
    }
    for (const FewerBitsCost& cost : costs)
        json["four_bits"].push_back({{"name", cost.name},
                                     {"weight_bits", cost.bits},
                                     {"accuracy_percent", 100.0 * double(cost.correct) / double(cost.images)},
                                     {"points", cost.points()}});
    printJson(json);
}

void printCosts(const std::vector<FewerBitsCost>& costs) {
    if (costs.empty()) return;
    fmt::print("\nWhat 4 bits would cost, without training, in points:");
    for (const FewerBitsCost& cost : costs) fmt::print(" {} {:+.2f}", cost.name, cost.points());
    fmt::print("\n");
}

void printTable(const Sensitivity& result) {
    const auto share = [&](std::int64_t correct) {
        return correct < 0 ? std::string("-") : fmt::format("{:.2f}", percent(correct, result));
    };
    fmt::print("{} images: {} % with nothing quantized, {} % with everything.\n\n", result.images,
               share(result.nothing), share(result.everything));
    fmt::print("accuracy, %   {:>12} {:>12} {:>12} {:>12}\n", "only weights", "only output", "all but wts",
               "all but out");
    for (const LayerSensitivity& layer : result.layers)
        fmt::print("{:12}  {:>12} {:>12} {:>12} {:>12}\n", layer.name, share(layer.onlyWeights),
                   share(layer.onlyOutput), share(layer.allButWeights), share(layer.allButOutput));
    fmt::print("\nerror         {:>9} {:>10} {:>9}   {:>9} {:>10} {:>9}\n", "wts, dB", "MSE", "cosine",
               "out, dB", "MSE", "cosine");
    for (const LayerSensitivity& layer : result.layers) {
        const TensorError &w = layer.weightError, &o = layer.outputError;
        if (layer.onlyWeights < 0)
            fmt::print("{:12}  {:>9} {:>10} {:>9}", layer.name, "-", "-", "-");
        else
            fmt::print("{:12}  {:9.1f} {:10.2e} {:9.5f}", layer.name, w.sqnrDecibels, w.meanSquared,
                       w.cosine);
        fmt::print("   {:9.1f} {:10.2e} {:9.5f}\n", o.sqnrDecibels, o.meanSquared, o.cosine);
    }
}

void runSensitivity(const SensitivityOptions& options) {
    const Models start = loadModels(options.checkpoint, presetRecipe("recommended"));
    if (start.quant && (options.recipe.preset || options.recipe.recipe || options.recipe.quant.any()))
        throw Error(ErrorCode::Usage,
                    "the checkpoint is quantized already: choices of quantization are for float checkpoints");
    const Recipe recipe = options.recipe.makeOn(start);
    const auto data = openData(recipe, options.output.json);
    QuantNetwork network;
    if (start.quant)
        network = *start.quant;
    else if (start.floats)
        network = quantizeWithoutTraining(*start.floats, recipe, *data, interruptToken());
    else
        throw Error(
            ErrorCode::BadInput,
            fmt::format("{}: expected a checkpoint, found a model without fake quant", options.checkpoint));
    const Sensitivity result =
        sensitivity(network, data->test, interruptToken(), consoleProgress("Sensitivity"));
    std::vector<FewerBitsCost> costs;
    if (!start.quant) costs = costOfFewerBits(*start.floats, recipe, *data, interruptToken());
    if (options.output.json) {
        printSensitivityJson(result, costs);
    } else {
        printTable(result);
        printCosts(costs);
    }
}

}  // namespace

void addSensitivity(CLI::App& app) {
    CLI::App* const verb = app.add_subcommand(
        "sensitivity", "Accuracy with one layer quantized and with all but one, and each layer's error");
    const auto options = std::make_shared<SensitivityOptions>();
    options->recipe.addData(*verb);
    options->recipe.addPreset(*verb);
    options->recipe.quant.addRanges(*verb);
    options->output.addJson(*verb);
    verb->add_option("--ckpt_path", options->checkpoint,
                     "A quantization-aware checkpoint, or a float one, which is quantized without training")
        ->type_name(kFile)
        ->required();
    verb->callback([options] { runSensitivity(*options); });
}

}  // namespace quantelier::cli
