// quantelier pareto: every mixture of 2, 3, 4 and 8 weight bits, and the front of accuracy against bytes.
#include <fmt/format.h>

#include "app/cli/json_output.h"
#include "app/cli/options.h"
#include "app/cli/progress.h"
#include "app/cli/verbs.h"
#include "engine/core/files.h"

namespace quantelier::cli {

namespace {

struct ParetoOptions {
    RecipeOptions recipe;
    OutputOptions output;
    std::string checkpoint, csv;
};

// Fine-tunes every assignment from the same float network.
std::vector<MixedPrecisionPoint> fineTuneAll(const ParetoOptions& options, const FloatNetwork& network,
                                             const Recipe& recipe, std::shared_ptr<const PreparedData> data,
                                             const Progress& progress) {
    std::vector<MixedPrecisionPoint> points = mixedPrecisionPoints(recipe);
    RunListener silent;
    for (std::size_t i = 0; i < points.size(); ++i) {
        Session session(withWeightBits(recipe, points[i].bits), data, options.recipe.deviceTarget, "",
                        options.recipe.compute);
        session.loadFloat(network);
        session.convert(interruptToken());
        session.trainQuant(silent, interruptToken());
        points[i].correct = session.evaluateQuant(interruptToken()).correct;
        progress(double(i + 1) / double(points.size()));
    }
    markParetoFront(points);
    return points;
}

std::string csvOf(const std::vector<MixedPrecisionPoint>& points, std::int64_t images) {
    std::string csv =
        "conv1_bits,conv2_bits,fc1_bits,fc2_bits,fc3_bits,payload_bytes,correct,accuracy_percent,on_front\n";
    for (const MixedPrecisionPoint& point : points)
        csv += fmt::format("{},{},{},{:.2f},{}\n", fmt::join(point.bits, ","), point.bytes, point.correct,
                           100.0 * double(point.correct) / double(images), point.onFront ? 1 : 0);
    return csv;
}

void printPoints(const ParetoOptions& options, const std::vector<MixedPrecisionPoint>& points,
                 std::int64_t images, int epochs) {
    Json json = jsonHead("pareto");
    json["images"] = images;
    json["quant_epochs"] = epochs;
    json["points"] = Json::array();
    if (!options.output.json)
        fmt::print(
            "{} assignments{}; those on the front, accuracy against the bytes of the packed payload:\n",
            points.size(), epochs > 0 ? "" : " without training");
    for (const MixedPrecisionPoint& point : points) {
        const double accuracy = 100.0 * double(point.correct) / double(images);
        json["points"].push_back({{"weight_bits", point.bits},
                                  {"payload_bytes", point.bytes},
                                  {"correct", point.correct},
                                  {"accuracy_percent", accuracy},
                                  {"on_front", point.onFront}});
        if (!options.output.json && point.onFront)
            fmt::print("  {}  {:6} B  {:6.2f} %\n", fmt::join(point.bits, ","), point.bytes, accuracy);
    }
    if (options.output.json) printJson(json);
}

void runPareto(const ParetoOptions& options) {
    if (options.recipe.quant.choosesWeightBits())
        throw Error(ErrorCode::Usage,
                    "the weight bits are what this verb varies: give --activation_bits only");
    checkOutputFolder(options.csv);
    const Models start = loadFloatModels(options.checkpoint);
    Recipe recipe = options.recipe.makeOn(start);
    if (!options.recipe.quantEpochs) recipe.quantTrain.epochs = 0;
    if (!options.recipe.quant.choosesActivationBits())
        for (LayerQuant& layer : recipe.quant.layers) layer.output.bits = 8;
    const auto data = openData(recipe, options.output.json);
    const Progress progress = consoleProgress("Mixed precision");
    const std::vector<MixedPrecisionPoint> points =
        recipe.quantTrain.epochs > 0
            ? fineTuneAll(options, *start.floats, recipe, data, progress)
            : enumerateMixedPrecision(*start.floats, recipe, data, interruptToken(), progress);
    if (!options.csv.empty()) writeFileWhole(options.csv, csvOf(points, data->test.count()));
    printPoints(options, points, data->test.count(), recipe.quantTrain.epochs);
}

}  // namespace

void addPareto(CLI::App& app) {
    CLI::App* const verb = app.add_subcommand(
        "pareto", "Evaluate all 1024 mixtures of 2, 3, 4 and 8 weight bits: accuracy against bytes");
    const auto options = std::make_shared<ParetoOptions>();
    options->recipe.addTraining(*verb);
    options->output.addJson(*verb);
    verb->add_option("--ckpt_path", options->checkpoint, "The float checkpoint")
        ->type_name(kFile)
        ->required();
    verb->add_option("--output", options->csv,
                     "CSV file to write: bits, bytes, accuracy, on the front or not")
        ->type_name(kFile);
    verb->callback([options] { runPareto(*options); });
}

}  // namespace quantelier::cli
