// quantelier tutorial: the whole flow, from data to a certified int8 file.
#include <fmt/format.h>

#include "app/cli/console.h"
#include "app/cli/json_output.h"
#include "app/cli/report.h"
#include "app/cli/training_run.h"
#include "app/cli/verbs.h"

namespace quantelier::cli {

namespace {

struct TutorialOptions {
    RecipeOptions recipe;
    OutputOptions output;
};

struct TutorialResult {
    Evaluation floats, withoutTraining, quant, integer;
    ModelSizes sizes;
    std::int64_t payloadBytes = 0, floatPayloadBytes = 0;
    std::string floatModel, int8Model;
    Certificate certificate;
    std::string report;
    McNemar mcNemar;  // float against int8
};

void say(const OutputOptions& output, const std::string& line) {
    if (!output.json) fmt::print("{}\n", line);
}

// Writes both files, reads the int8 one back and evaluates what the file holds.
void exportAndCheck(const Session& session, const PreparedData& data, TutorialResult& result) {
    const Models models = session.models();
    result.floatModel = session.exportPath("lenet_float.onnx");
    result.int8Model = session.exportPath("lenet_int8.onnx");
    exportModel(models, "onnx-float", result.floatModel);
    exportModel(models, "onnx", result.int8Model);
    const Models written = loadModels(result.int8Model, models.recipe);
    result.integer =
        evaluationFromLogits(integerLogits(*written.integer, data.test, interruptToken()), data.test.labels);
    result.mcNemar = mcNemar(result.floats, result.integer, data.test.labels);
    result.certificate = certify(models, data.test, interruptToken());
    result.certificate.modelSha256 = sha256OfFile(session.quantCheckpoint());
    result.certificate.dataSha256 = data.original.sha256;
    result.sizes = modelSizes(models);
}

// What was measured on the way, and nothing more.
void report(const std::string& folder, const PreparedData& data, TutorialResult& result) {
    ReportRun run = reportRun(folder);
    run.data = {data.train.count(), data.test.count(), data.original.canonicalMnist, data.original.sha256};
    run.readings = ReportReadings{
        data.test.labels, {result.floats, result.quant, result.integer}, result.withoutTraining};
    run.certificate = result.certificate;
    result.report = (std::filesystem::path(folder) / kReportFile).string();
    writeReport(result.report, {run}, reportLanguage());
}

Json modelJson(const Evaluation& evaluation, std::int64_t bytes, const std::string& checkpoint) {
    return {{"accuracy_percent", evaluation.accuracyPercent()},
            {"file_bytes", bytes},
            {"checkpoint", checkpoint}};
}

std::int64_t fileBytes(const std::string& path) {
    return static_cast<std::int64_t>(std::filesystem::file_size(path));
}

void printResult(const Session& session, const Recipe& recipe, const PreparedData& data,
                 const TutorialResult& r) {
    const std::int64_t disagreements = labelDisagreements(r.quant, r.integer);
    Json json = jsonHead("tutorial");
    json["preset"] = recipe.preset;
    json["seed"] = recipe.seed;
    json["device"] = session.deviceName();
    json["executor"] = {{"float", session.executor(Stage::Float)}, {"qat", session.executor(Stage::Quant)}};
    json["data"] = {{"source", data.original.source},
                    {"sha256", data.original.sha256},
                    {"canonical_mnist", data.original.canonicalMnist},
                    {"train_images", data.train.count()},
                    {"test_images", data.test.count()}};
    json["float"] = modelJson(r.floats, r.sizes.floatFile, session.floatCheckpoint());
    json["qat"] = modelJson(r.quant, fileBytes(session.quantCheckpoint()), session.quantCheckpoint());
    json["ptq"] = {{"accuracy_percent", r.withoutTraining.accuracyPercent()}};
    json["int8"] = {{"accuracy_percent", r.integer.accuracyPercent()},
                    {"file_bytes", r.sizes.int8File},
                    {"payload_bytes", r.sizes.int8Payload()},
                    {"model", r.int8Model}};
    json["file_ratio"] = r.sizes.fileRatio();
    json["payload_ratio"] = double(r.floatPayloadBytes) / double(r.sizes.int8Payload());
    json["weight_ratio"] = r.sizes.weightRatio();
    json["label_disagreements"] = disagreements;
    json["mcnemar"] = {{"only_float", r.mcNemar.onlyFirst},
                       {"only_int8", r.mcNemar.onlySecond},
                       {"p_value", r.mcNemar.pValue},
                       {"verdict", verdict(r.mcNemar, "float", "int8")}};
    json["certificate"] = certificateJson(r.certificate);
    json["report"] = r.report;
    printJson(json);
}

void describe(const Session& session, const TutorialResult& r) {
    fmt::print("\nfloat  {:6.2f} %   {:8} B   {}\n", r.floats.accuracyPercent(), r.sizes.floatFile,
               r.floatModel);
    fmt::print("PTQ    {:6.2f} %   quantized without training\n", r.withoutTraining.accuracyPercent());
    fmt::print("QAT    {:6.2f} %   {:8} B   {}\n", r.quant.accuracyPercent(),
               fileBytes(session.quantCheckpoint()), session.quantCheckpoint());
    fmt::print("int8   {:6.2f} %   {:8} B   {}\n", r.integer.accuracyPercent(), r.sizes.int8File,
               r.int8Model);
    fmt::print("The int8 file is {:.2f} times smaller than the float file; its weights {:.2f} times.\n",
               r.sizes.fileRatio(), r.sizes.weightRatio());
    fmt::print("{}\n", verdict(r.mcNemar, "float", "int8"));
    printCertificate(r.certificate);
    fmt::print("Report: {}\n", r.report);
}

void runFlow(const TutorialOptions& options, const TrainingRun& run) {
    CancelToken& cancel = interruptToken();
    const Recipe& recipe = run.recipe;
    const auto data = run.data;
    Session& session = *run.session;
    ConsoleListener console(options.output.json);
    TutorialResult result;

    if (run.trainsFloat()) {
        say(options.output, "Float training.");
        session.trainFloat(console, cancel);
    }
    result.floats = session.evaluateFloat(cancel);
    if (!options.output.json) printAccuracy(result.floats);

    say(options.output, "Quantization-aware training.");
    result.withoutTraining = evaluateWithoutTraining(*session.models().floats, recipe, *data, cancel);
    if (run.converts()) session.convert(cancel);
    session.trainQuant(console, cancel, signalSwitches());
    result.quant = session.evaluateQuant(cancel);
    if (!options.output.json) printAccuracy(result.quant);

    result.floatPayloadBytes = networkCost(recipe.network, recipe.quant).floatBytes;
    exportAndCheck(session, *data, result);
    report(run.folder, *data, result);
    if (options.output.json)
        printResult(session, recipe, *data, result);
    else
        describe(session, result);
    checkCertificate(result.certificate);
    checkMinAccuracy(options.output, result.integer.accuracyPercent());
    checkMaxBytes(options.output, result.sizes.int8File);
    checkMaxDrop(options.output, result.floats.accuracyPercent() - result.integer.accuracyPercent());
}

void runTutorial(const TutorialOptions& options) {
    const TrainingRun run =
        options.recipe.resume.empty()
            ? newRun(options.recipe, options.output, options.recipe.make(presetRecipe("recommended")))
            : resumedRun(options.recipe, options.output);
    withWayOn("tutorial", run, [&] { runFlow(options, run); });
}

}  // namespace

void addTutorial(CLI::App& app) {
    CLI::App* const verb =
        app.add_subcommand("tutorial", "The whole flow: train, convert, fine-tune, export, certify");
    const auto options = std::make_shared<TutorialOptions>();
    options->recipe.addTraining(*verb);
    options->output.addOut(*verb);
    addResume(*verb, options->recipe.resume);
    options->output.addJson(*verb);
    verb->add_option("--min_accuracy", options->output.minAccuracy,
                     "Exit 5 if int8 reads less than this per cent");
    verb->add_option("--max_bytes", options->output.maxBytes, "Exit 5 if the int8 file is larger");
    verb->add_option("--max_drop", options->output.maxDrop, "Exit 5 if int8 is more points below float");
    verb->callback([options] { runTutorial(*options); });
}

}  // namespace quantelier::cli
