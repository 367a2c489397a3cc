// quantelier export.
#include <fmt/format.h>

#include "app/cli/json_output.h"
#include "app/cli/options.h"
#include "app/cli/verbs.h"

namespace quantelier::cli {

namespace {

struct ExportOptions {
    OutputOptions output;
    ExportChoices choices;
    std::string checkpoint, format, path, requantization = "float";
    bool sizeReport = false;
};

ExportChoices choicesOf(const ExportOptions& options) {
    ExportChoices choices = options.choices;
    if (options.requantization == "fixed")
        choices.requantization = Requantization::Fixed;
    else if (options.requantization != "float")
        throw Error(ErrorCode::Usage,
                    fmt::format("--requant is '{}', expected float or fixed", options.requantization));
    if (options.sizeReport && options.format != "c")
        throw Error(
            ErrorCode::Usage,
            fmt::format("--size_report belongs to the format c, and the format here is {}", options.format));
    return choices;
}

Json sizeReportJson(const std::vector<SizeReportRow>& rows) {
    Json json = Json::array();
    for (const SizeReportRow& row : rows)
        json.push_back({{"name", row.name},
                        {"table_bytes", row.tableBytes},
                        {"code_bytes", row.codeBytes},
                        {"ram_bytes", row.ramBytes},
                        {"instructions_per_image", row.instructionsPerImage}});
    return json;
}

void printSizeReport(const std::vector<SizeReportRow>& rows) {
    if (rows.empty()) return;
    fmt::print("{:10}{:>12}{:>12}{:>12}{:>22}\n", "Cortex-M", "tables, B", "code, B", "RAM, B",
               "instructions an image");
    for (const SizeReportRow& row : rows)
        fmt::print("{:10}{:12}{:12}{:12}{:22}\n", row.name, row.tableBytes, row.codeBytes, row.ramBytes,
                   row.instructionsPerImage);
}

void runExport(const ExportOptions& options) {
    const ExportChoices choices = choicesOf(options);
    std::error_code missing;
    if (std::filesystem::equivalent(options.checkpoint, options.path, missing))
        throw Error(
            ErrorCode::Usage,
            fmt::format("--output is {}, the model that is exported: it would be lost", options.path));
    const Models models = loadModels(options.checkpoint, presetRecipe("recommended"));
    const std::vector<ExportedFile> files = encodeModel(models, options.format, choices);
    const std::int64_t bytes = exportBytes(files);
    checkMaxBytes(options.output, bytes);  // what would miss the gate is not written at all
    std::vector<SizeReportRow> report;
    if (options.sizeReport) report = sizeReport(models, choices, interruptToken());
    writeExport(files, options.path);
    if (options.output.json) {
        Json json = jsonHead("export");
        json["format"] = options.format;
        json["path"] = options.path;
        json["file_bytes"] = bytes;
        json["files"] = files.size();
        if (options.sizeReport) json["size_report"] = sizeReportJson(report);
        printJson(json);
    } else {
        fmt::print("{}: {} bytes{}.\n", options.path, bytes,
                   files.size() == 1 ? "" : fmt::format(" in {} files", files.size()));
        printSizeReport(report);
    }
}

}  // namespace

void addExport(CLI::App& app) {
    CLI::App* const verb = app.add_subcommand("export", "Write a model in another format");
    const auto options = std::make_shared<ExportOptions>();
    options->output.addJson(*verb);
    verb->add_option("--ckpt_path", options->checkpoint, "The checkpoint, ONNX or TFLite file to start from")
        ->type_name(kFile)
        ->required();
    verb->add_option("--format", options->format, "What to write: onnx is int8, c is a folder of C99")
        ->type_name(oneOf(exportFormatNames()))
        ->required();
    verb->add_option("--output", options->path, "The file or folder to write")->type_name(kPath)->required();
    verb->add_option("--max_bytes", options->output.maxBytes,
                     "Exit 5, and write nothing, if the export would be larger");
    verb->add_flag("--raw_input", options->choices.rawInput,
                   "onnx: take pixels (N,28,28) as they are stored, with resize and normalization inside");
    verb->add_flag("--amct", options->choices.amct, "ascend-onnx: the form that AMCT converts");
    verb->add_option("--requant", options->requantization,
                     "c: from accumulators to codes with float or with fixed-point arithmetic")
        ->type_name(oneOf({"float", "fixed"}))
        ->default_str("float");
    verb->add_flag("--size_report", options->sizeReport,
                   "c: also compile and run it for a Cortex-M, beside the float network");
    verb->callback([options] { runExport(*options); });
}

}  // namespace quantelier::cli
