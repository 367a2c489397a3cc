// quantelier report: one HTML file that tells all of a run, or compares two.
#include "app/cli/report.h"

#include <fmt/format.h>

#include <ctime>
#include <filesystem>

#include "app/cli/json_output.h"
#include "app/cli/options.h"
#include "app/cli/progress.h"
#include "app/cli/value_names.h"
#include "app/cli/verbs.h"

namespace quantelier::cli {

namespace {

struct ReportOptions {
    OutputOptions output;
    std::vector<std::string> folders;
    std::string file;
    std::optional<std::string> dataPath;
    bool noReadings = false, noCertificate = false;
};

std::string dateAndTime(std::int64_t seconds) {
    const std::time_t time = seconds;
    char text[20] = "";
    std::strftime(text, sizeof text, "%Y-%m-%d %H:%M", std::localtime(&time));
    return text;
}

std::string outputOf(const ReportOptions& options) {
    if (!options.file.empty()) return options.file;
    if (options.folders.size() == 1)
        return (std::filesystem::path(options.folders[0]) / kReportFile).string();
    throw Error(ErrorCode::Usage, "A report of two runs needs --output, the HTML file to write");
}

// Without its images a run is reported as its folder tells it, unless they were named.
std::shared_ptr<const PreparedData> findData(ReportRun& run, const ReportOptions& options) {
    RecipeOptions where;
    where.dataPath = options.dataPath;
    where.applyOnResume(run.run.recipe);
    try {
        return dataOfRun(run.run);
    } catch (const Error& e) {
        if (options.dataPath) throw;
        run.whyNotRead = e.what();
        return {};
    }
}

ReportRun tell(const std::string& folder, const ReportOptions& options) {
    ReportRun run = reportRun(folder);
    const Recipe recipe = run.run.recipe;
    const ReportParts parts{!options.noReadings, !options.noCertificate};
    if (!parts.readings && !parts.certificate) return run;
    if (const auto data = findData(run, options))
        measure(run, *data, parts, interruptToken(), consoleProgress("Measuring " + run.run.name()));
    run.run.recipe = recipe;  // as it was trained, wherever its images are now
    return run;
}

void print(const std::string& path, const std::vector<ReportRun>& runs, bool isJson) {
    if (!isJson) {
        for (const ReportRun& run : runs)
            if (!run.whyNotRead.empty()) fmt::print("Not measured: {}\n", run.whyNotRead);
        fmt::print("Report: {}\n", path);
        return;
    }
    Json json = jsonHead("report");
    json["path"] = path;
    json["runs"] = Json::array();
    for (const ReportRun& run : runs)
        json["runs"].push_back({{"name", run.run.name()},
                                {"folder", run.run.folder},
                                {"read", run.readings.has_value()},
                                {"certified", run.certificate.has_value()}});
    printJson(json);
}

void runReport(const ReportOptions& options) {
    const std::string path = outputOf(options);
    checkOutputFolder(path);
    std::vector<ReportRun> runs;
    for (const std::string& folder : options.folders) runs.push_back(tell(folder, options));
    writeReport(path, runs, reportLanguage());
    print(path, runs, options.output.json);
}

}  // namespace

ReportLanguage reportLanguage() {
    ReportLanguage language;
    language.date = dateAndTime;
    return language;
}

void addReport(CLI::App& app) {
    CLI::App* const verb =
        app.add_subcommand("report", "Write one HTML file that tells all of a run, or compares two");
    const auto options = std::make_shared<ReportOptions>();
    options->output.addJson(*verb);
    verb->add_option("RUN", options->folders, "One run folder, or two to compare")
        ->required()
        ->expected(1, 2)
        ->type_name(kFolder);
    verb->add_option("--output", options->file, "The HTML file; of one run: report.html in its folder")
        ->type_name(kFile);
    verb->add_option(
            "--data_path", options->dataPath,
            "Where the images are now; without it: as the run had them. 'sketched': the built-in ones")
        ->type_name(kFolder);
    verb->add_flag("--no_evaluation", options->noReadings,
                   "Leave out what the models read now: confusion and paired differences");
    verb->add_flag("--no_certificate", options->noCertificate, "Do not compare the engines");
    verb->callback([options] { runReport(*options); });
}

}  // namespace quantelier::cli
