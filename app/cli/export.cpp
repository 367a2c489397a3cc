// quantelier export.
#include <fmt/format.h>

#include <filesystem>

#include "app/cli/json_output.h"
#include "app/cli/options.h"
#include "app/cli/verbs.h"

namespace quantelier::cli {

namespace {

struct ExportOptions {
    OutputOptions output;
    std::string checkpoint, format, path;
};

void runExport(const ExportOptions& options) {
    const Models models = loadModels(options.checkpoint, presetRecipe("recommended"));
    // What would miss the gate is not written at all.
    for (const ExportFormat& format : exportFormats(models))
        if (format.id == options.format) checkMaxBytes(options.output, format.bytes);
    exportModel(models, options.format, options.path);
    const auto bytes = static_cast<std::int64_t>(std::filesystem::file_size(options.path));
    if (options.output.json) {
        Json json = jsonHead("export");
        json["format"] = options.format;
        json["path"] = options.path;
        json["file_bytes"] = bytes;
        printJson(json);
    } else {
        fmt::print("{}: {} bytes.\n", options.path, bytes);
    }
}

}  // namespace

void addExport(CLI::App& app) {
    CLI::App* const verb = app.add_subcommand("export", "Write a model in another format");
    const auto options = std::make_shared<ExportOptions>();
    options->output.addJson(*verb);
    verb->add_option("--ckpt_path", options->checkpoint, "The checkpoint or ONNX file to start from")
        ->required();
    verb->add_option("--format", options->format, "onnx (int8), onnx-float or mindspore")->required();
    verb->add_option("--output", options->path, "The file to write")->required();
    verb->add_option("--max_bytes", options->output.maxBytes,
                     "Exit 5, and write nothing, if the file would be larger");
    verb->callback([options] { runExport(*options); });
}

}  // namespace quantelier::cli
