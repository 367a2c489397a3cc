// quantelier inspect: what is in a model file, byte by byte.
#include <fmt/format.h>

#include "app/cli/history_output.h"
#include "app/cli/json_output.h"
#include "app/cli/options.h"
#include "app/cli/verbs.h"
#include "engine/core/files.h"

namespace quantelier::cli {

namespace {

struct InspectOptions {
    OutputOptions output;
    std::string path;
};

Json budgetJson(const ByteBudget& budget) {
    return {{"weights", budget.weights}, {"biases", budget.biases}, {"batch_norm", budget.batchNorm},
            {"scales", budget.scales},   {"graph", budget.graph},   {"padding", budget.padding},
            {"other", budget.other},     {"total", budget.total()}};
}

Json layersJson(const Inspection& inspection) {
    Json layers = Json::array();
    for (const InspectedLayer& layer : inspection.layers)
        layers.push_back({{"name", layer.name},
                          {"kind", layer.convolution ? "convolution" : "dense"},
                          {"weight_bits", layer.weightBits},
                          {"weights", layer.weights},
                          {"bytes", layer.bytes},
                          {"scales", layer.scales},
                          {"accumulator_bound", layer.accumulatorBound},
                          {"accumulator_bits", layer.accumulatorBits()}});
    return layers;
}

Json inspectionJson(const InspectOptions& options, const Inspection& inspection) {
    Json json = jsonHead("inspect");
    json["path"] = options.path;
    json["kind"] = inspection.kind;
    json["file_bytes"] = inspection.bytes;
    json[inspection.files.empty() ? "budget" : "table_bytes"] = budgetJson(inspection.budget);
    for (const SourceFile& file : inspection.files)
        json["files"].push_back({{"name", file.name}, {"bytes", file.bytes}});
    json["parameters"] = inspection.budget.parameters;
    json["float_bytes"] = inspection.floatBytes();
    json["payload_ratio"] = inspection.payloadRatio();
    json["file_ratio"] = inspection.fileRatio();
    json["layers"] = layersJson(inspection);
    return json;
}

void printBudget(const Inspection& inspection) {
    const ByteBudget& budget = inspection.budget;
    const auto line = [](std::int64_t bytes, const char* what) {
        if (bytes != 0) fmt::print("{:10}  {}\n", bytes, what);
    };
    line(budget.weights, "weights");
    line(budget.biases, "biases");
    line(budget.batchNorm, "batch norm");
    line(budget.scales, "scales, zero points, ranges");
    line(budget.graph,
         inspection.files.empty() ? "graph: names, shapes, operators, container" : "input codes");
    line(budget.padding, "padding");
    line(budget.other, "optimizer state, recipe, other tensors");
    line(budget.total(), inspection.files.empty() ? "bytes in all" : "bytes of constant tables, in flash");
}

void printLayers(const Inspection& inspection) {
    if (inspection.layers.empty()) return;
    fmt::print("\n{:8}{:13}{:>5}{:>10}{:>10}{:>8}  accumulator\n", "layer", "kind", "bits", "weights",
               "bytes", "scales");
    for (const InspectedLayer& layer : inspection.layers)
        fmt::print("{:8}{:13}{:5}{:10}{:10}{:8}  at most {}, {} bits of 32\n", layer.name,
                   layer.convolution ? "convolution" : "dense", layer.weightBits, layer.weights, layer.bytes,
                   layer.scales, layer.accumulatorBound, layer.accumulatorBits());
}

void describe(const InspectOptions& options, const Inspection& inspection) {
    fmt::print("{}: {}, {} bytes\n", options.path, inspection.kind, inspection.bytes);
    for (const SourceFile& file : inspection.files) fmt::print("{:10}  {}\n", file.bytes, file.name);
    if (!inspection.files.empty()) fmt::print("{:10}  bytes of source text in all\n\n", inspection.bytes);
    printBudget(inspection);
    printLayers(inspection);
    fmt::print(
        "\n{} parameters are {} bytes as float32: {:.2f} times what weights, biases and scales take here",
        inspection.budget.parameters, inspection.floatBytes(), inspection.payloadRatio());
    if (inspection.files.empty()) fmt::print(", {:.2f} times the complete file", inspection.fileRatio());
    fmt::print(".\n");
}

void runInspect(const InspectOptions& options) {
    if (fileName(options.path) == kQuantHistoryFile) {
        const QuantHistory history = readQuantHistory(options.path);
        return options.output.json ? printHistoryJson(history) : printHistory(history);
    }
    const Inspection inspection = inspectModel(options.path);
    if (options.output.json)
        printJson(inspectionJson(options, inspection));
    else
        describe(options, inspection);
    checkMaxBytes(options.output, inspection.bytes);
}

}  // namespace

void addInspect(CLI::App& app) {
    CLI::App* const verb = app.add_subcommand("inspect", "Show what is in a model file, byte by byte");
    const auto options = std::make_shared<InspectOptions>();
    options->output.addJson(*verb);
    verb->add_option(
            "model", options->path,
            "A .ckpt, .onnx, .tflite or .pt file, a folder of generated C, or a run's quant_history.bin")
        ->type_name(kPath)
        ->required();
    verb->add_option("--max_bytes", options->output.maxBytes, "Exit 5 if the file is larger");
    verb->callback([options] { runInspect(*options); });
}

}  // namespace quantelier::cli
