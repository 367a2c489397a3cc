// quantelier infer: what a model reads in each image of an IDX file, or in drawings kept as strokes.
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
    std::vector<std::string> strokes;
};

// The canvas's own picture of the strokes, prepared as the Draw page prepares it. (count,32,32) with their
// labels.
Dataset drawings(const std::vector<std::string>& files, const QtServices& services) {
    const auto& picture = needed(services.picture, "infer --strokes", "give the drawings as --images FILE");
    Dataset data;
    data.side = kInputSize;
    for (const std::string& file : files) {
        const DrawnStrokes strokes = readStrokeFile(file);
        const PreparedDrawing prepared =
            prepareDrawing(picture(strokes), {}, [](const GreyImage& image) { return resizeTo32(image); });
        data.images.insert(data.images.end(), prepared.resized.ink.begin(), prepared.resized.ink.end());
        data.labels.push_back(static_cast<std::uint8_t>(strokes.label));
    }
    return data;
}

void writeCsv(const std::string& path, const std::vector<Logits>& logits) {
    std::string csv = "index,label";
    for (int i = 0; i < kClassCount; ++i) csv += fmt::format(",logit_{}", i);
    csv += '\n';
    for (std::size_t i = 0; i < logits.size(); ++i)
        csv += fmt::format("{},{},{:.9g}\n", i, argmax(logits[i].data(), kClassCount),
                           fmt::join(logits[i], ","));
    writeFileWhole(path, csv);
}

void runImages(const InferOptions& options, const Models& models) {
    const std::vector<Logits> logits =
        modelLogits(models, resizedTo32(readImages(options.images)), interruptToken());
    writeCsv(options.csv, logits);
    if (options.output.json) {
        Json json = jsonHead("infer");
        json["images"] = logits.size();
        json["output"] = options.csv;
        printJson(json);
    } else {
        fmt::print("{}: {} images read.\n", options.csv, logits.size());
    }
}

void runStrokes(const InferOptions& options, const Models& models, const QtServices& services) {
    const Dataset data = drawings(options.strokes, services);
    const std::vector<Logits> logits = modelLogits(models, data, interruptToken());
    if (!options.csv.empty()) writeCsv(options.csv, logits);
    Json json = jsonHead("infer");
    int correct = 0;
    for (std::size_t i = 0; i < logits.size(); ++i) {
        const Prediction read = predictionFromLogits(logits[i]);
        const int drawn = data.labels[i];
        const double percent = 100.0 * double(read.probability[static_cast<std::size_t>(read.label)]);
        correct += read.label == drawn;
        json["drawings"].push_back(
            {{"file", options.strokes[i]}, {"drawn", drawn}, {"read", read.label}, {"percent", percent}});
        if (!options.output.json)
            fmt::print("{}: drawn {}, read {}, {:.1f} %{}\n", options.strokes[i], drawn, read.label, percent,
                       read.label == drawn ? "" : ": misread");
    }
    json["correct"] = correct;
    json["total"] = logits.size();
    if (options.output.json)
        printJson(json);
    else
        fmt::print("{} of {} read as they were drawn.\n", correct, logits.size());
}

void runInfer(const InferOptions& options, const QtServices& services) {
    if (options.images.empty() == options.strokes.empty())
        throw Error(ErrorCode::Usage, "expected either --images FILE or --strokes FILE...");
    if (options.strokes.empty() && options.csv.empty())
        throw Error(ErrorCode::Usage, "--images needs --output, the CSV file to write");
    checkOutputFolder(options.csv);
    const Models models = loadModels(options.model, presetRecipe("recommended"));
    if (options.strokes.empty())
        runImages(options, models);
    else
        runStrokes(options, models, services);
}

}  // namespace

void addInfer(CLI::App& app, const QtServices& services) {
    CLI::App* const verb =
        app.add_subcommand("infer", "Read the images of an IDX file, or drawings, with a model");
    const auto options = std::make_shared<InferOptions>();
    options->output.addJson(*verb);
    verb->add_option("--model", options->model, "A .ckpt, .onnx or .tflite file")
        ->type_name(kFile)
        ->required();
    verb->add_option("--images", options->images, "IDX image file, raw or gzip")->type_name(kFile);
    verb->add_option("--strokes", options->strokes, "Drawings in JSON, as the Draw page saves them")
        ->type_name(kFile);
    verb->add_option("--output", options->csv, "CSV file to write: index, label, ten logits")
        ->type_name(kFile);
    verb->callback([options, services] { runInfer(*options, services); });
}

}  // namespace quantelier::cli
