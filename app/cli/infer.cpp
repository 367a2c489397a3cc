// quantelier infer: what a model reads in each image of an IDX file.
#include <fmt/format.h>

#include "app/cli/json_output.h"
#include "app/cli/options.h"
#include "app/cli/verbs.h"
#include "engine/core/files.h"

namespace quantelier::cli {

namespace {

struct InferOptions {
    OutputOptions output;
    std::string model, images, csv;
};

void runInfer(const InferOptions& options) {
    const Models models = loadModels(options.model, presetRecipe("recommended"));
    const std::vector<Logits> logits =
        modelLogits(models, resizedTo32(readImages(options.images)), interruptToken());
    std::string csv = "index,label";
    for (int i = 0; i < kClassCount; ++i) csv += fmt::format(",logit_{}", i);
    csv += '\n';
    for (std::size_t i = 0; i < logits.size(); ++i)
        csv += fmt::format("{},{},{:.9g}\n", i, argmax(logits[i].data(), kClassCount),
                           fmt::join(logits[i], ","));
    writeFileWhole(options.csv, csv);
    if (options.output.json) {
        Json json = jsonHead("infer");
        json["images"] = logits.size();
        json["output"] = options.csv;
        printJson(json);
    } else {
        fmt::print("{}: {} images read.\n", options.csv, logits.size());
    }
}

}  // namespace

void addInfer(CLI::App& app) {
    CLI::App* const verb = app.add_subcommand("infer", "Read the images of an IDX file with a model");
    const auto options = std::make_shared<InferOptions>();
    options->output.addJson(*verb);
    verb->add_option("--model", options->model, "A .ckpt, .onnx or .tflite file")->required();
    verb->add_option("--images", options->images, "IDX image file, raw or gzip")->required();
    verb->add_option("--output", options->csv, "CSV file to write: index, label, ten logits")->required();
    verb->callback([options] { runInfer(*options); });
}

}  // namespace quantelier::cli
