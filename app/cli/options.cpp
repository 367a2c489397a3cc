#include "app/cli/options.h"

#include <fmt/format.h>

#include <cstdio>
#include <filesystem>

#include "engine/core/files.h"

namespace quantelier::cli {

namespace {

constexpr std::int64_t kMostRecipeBytes = 1 << 20;

}  // namespace

void RecipeOptions::addData(CLI::App& app) {
    app.add_option("--data_path", dataPath,
                   "Folder of the IDX files; without it: $QUANTELIER_DATA, ./MNIST_Data, the "
                   "per-user folder, else the built-in sketched digits; 'sketched' forces those")
        ->type_name(kFolder);
    app.add_option("--train_limit", trainLimit, "Use the first N training images");
    app.add_option("--test_limit", testLimit, "Use the first N test images");
}

namespace {

ExecutorKind parseExecutor(const std::string& name) {
    if (name == "auto") return ExecutorKind::Auto;
    if (name == "fused") return ExecutorKind::Fused;
    if (name == "libtorch") return ExecutorKind::LibTorch;
    throw Error(ErrorCode::Usage, fmt::format("--executor is '{}', expected auto, fused or libtorch", name));
}

}  // namespace

void RecipeOptions::addPreset(CLI::App& app) {
    app.add_option("--preset", preset, "The recipe to start from")->type_name(oneOf(presetNames()));
    app.add_option("--recipe", recipe, "A recipe file, as the window saves it")->type_name(kFile);
}

void RecipeOptions::addTraining(CLI::App& app) {
    addData(app);
    addPreset(app);
    quant.addRanges(app);
    quant.addTraining(app);
    addCompute(app);
    app.add_option("--dataset_sink_mode", sinkMode,
                   "true: data resident on the device, one report an epoch; false: one a step")
        ->type_name(kBoolean);
    app.add_option("--seed", seed, "Seed of weights and shuffling");
    app.add_option("--epochs", epochs, "Epochs of float training");
    app.add_option("--quant_epochs", quantEpochs, "Epochs of quantization-aware training");
    app.add_option("--batch_size", batchSize, "Images a step");
    app.add_option("--learning_rate", learningRate, "Of float training");
    app.add_option("--quant_learning_rate", quantLearningRate, "Of quantization-aware training");
    app.add_option("--save_checkpoint_steps", saveSteps, "A checkpoint every N steps; 0: one at the end");
    app.add_option("--keep_checkpoint_max", keepMax, "How many of them are kept");
}

void RecipeOptions::addCompute(CLI::App& app) {
    app.add_option("--device_target", deviceTarget, "What trains; auto: the best there is")
        ->type_name(oneOf({"auto", "CPU", "GPU", "Ascend"}))
        ->default_str("auto");
    app.add_option_function<std::string>(
           "--executor", [this](const std::string& name) { compute.executor = parseExecutor(name); },
           "What computes a step; fused: our kernels, on the CPU")
        ->type_name(oneOf({"auto", "fused", "libtorch"}))
        ->default_str("auto");
    app.add_option("--threads", compute.threads, "Threads of the fused kernels; 0: as many as prove fastest")
        ->check(CLI::Range(0, 256))
        ->default_str("0");
}

namespace {

template <typename To, typename From>
void set(To& to, const std::optional<From>& from) {
    if (from) to = *from;
}

}  // namespace

void RecipeOptions::applyOnResume(Recipe& recipe) const {
    if (dataPath) {
        recipe.data.source = *dataPath == "sketched" ? DataSource::Sketched : DataSource::Mnist;
        recipe.data.path = *dataPath == "sketched" ? "" : *dataPath;
    }
    set(recipe.train.learningRate, learningRate);
    set(recipe.quantTrain.learningRate, quantLearningRate);
}

Recipe RecipeOptions::make(const Recipe& fallback) const {
    Recipe r = preset ? presetRecipe(*preset) : fallback;
    if (recipe) r = recipeFromJson(readFile(*recipe, kMostRecipeBytes), r, fileName(*recipe));
    applyOnResume(r);
    set(r.data.trainImages, trainLimit);
    set(r.data.testImages, testLimit);
    set(r.data.batchSize, batchSize);
    if (sinkMode) r.data.sinkMode = parseBoolean("--dataset_sink_mode", *sinkMode);
    set(r.seed, seed);
    set(r.train.epochs, epochs);
    set(r.quantTrain.epochs, quantEpochs);
    set(r.checkpoint.saveSteps, saveSteps);
    set(r.checkpoint.keepMax, keepMax);
    quant.apply(r.quant);
    validate(r);
    return r;
}

Recipe RecipeOptions::makeOn(const Models& models) const {
    Recipe r = make(models.recipe);
    r.network = models.recipe.network;
    validate(r);
    return r;
}

Models loadFloatModels(const std::string& path) {
    Models models = loadModels(path, presetRecipe("recommended"));
    if (!models.floats)
        throw Error(ErrorCode::BadInput,
                    fmt::format("{}: expected a float checkpoint, found a quantized one", path));
    return models;
}

void OutputOptions::addJson(CLI::App& app) {
    app.add_flag("--json", json, "Print one JSON object instead of text");
}

void OutputOptions::addOut(CLI::App& app) {
    app.add_option("--out", out, "Run folder to create; without it: runs/<preset>-NN")->type_name(kFolder);
}

std::string OutputOptions::runFolder(const Recipe& recipe) const {
    return out.empty() ? nextFreeFolder((std::filesystem::path("runs") / recipe.preset).string()) : out;
}

std::shared_ptr<const PreparedData> openData(const Recipe& recipe, bool quiet) {
    DatasetPair data = loadDataset(recipe.data);
    if (!quiet && data.source == "sketched" && recipe.data.source != DataSource::Sketched)
        fmt::print("MNIST was not found; using the built-in sketched digits.\n");
    if (!quiet)
        fmt::print("Data: {}, {} training and {} test images.\n", data.description, data.train.count(),
                   data.test.count());
    return prepareData(std::move(data));
}

std::shared_ptr<const PreparedData> openTestData(const Recipe& recipe, bool quiet) {
    if (recipe.data.source != DataSource::Mnist || !isOwnTestSet(recipe.data.path))
        return openData(recipe, quiet);
    DatasetPair data;
    data.test = OwnTestSet(recipe.data.path).read();
    data.source = "own";
    data.description = recipe.data.path;
    data = limited(data, recipe.data);
    if (!quiet) fmt::print("Data: {}, {} drawings.\n", data.description, data.test.count());
    return prepareData(std::move(data));
}

void checkMinAccuracy(const OutputOptions& options, double accuracyPercent) {
    if (options.minAccuracy && accuracyPercent < *options.minAccuracy)
        throw Error(ErrorCode::GateMissed, fmt::format("Accuracy {:.2f} is below --min-accuracy {}.",
                                                       accuracyPercent, *options.minAccuracy));
}

void checkMaxBytes(const OutputOptions& options, std::int64_t bytes) {
    if (options.maxBytes && bytes > *options.maxBytes)
        throw Error(ErrorCode::GateMissed, fmt::format("The file has {} bytes, more than --max-bytes {}.",
                                                       bytes, *options.maxBytes));
}

void checkCertificate(const Certificate& certificate) {
    for (const EngineNotRun& engine : certificate.notRun)
        if (engine.failed)
            throw Error(ErrorCode::GateMissed,
                        fmt::format("{} is here and failed: {}", engine.engine, engine.reason));
    for (const CertificatePair& pair : certificate.pairs)
        if (!agrees(pair))
            throw Error(
                ErrorCode::GateMissed,
                fmt::format("{} and {} should agree, and {} of {} labels differ{}: do not ship this model.",
                            pair.a, pair.b, pair.labels, certificate.images,
                            pair.logits < 0 ? "" : fmt::format(" and {} logits", pair.logits)));
}

void checkOutputFolder(const std::string& file) {
    if (file.empty()) return;
    const std::filesystem::path folder = std::filesystem::path(file).parent_path();
    std::error_code reason;
    if (!folder.empty() && !std::filesystem::is_directory(folder, reason))
        throw Error(ErrorCode::Usage,
                    fmt::format("--output is {}, and there is no folder {}", file, folder.string()));
}

void checkMaxDrop(const OutputOptions& options, double dropPoints) {
    if (options.maxDrop && dropPoints > *options.maxDrop + 1e-9)
        throw Error(ErrorCode::GateMissed,
                    fmt::format("int8 is {:.2f} points below float, more than --max-drop {}.", dropPoints,
                                *options.maxDrop));
}

}  // namespace quantelier::cli
