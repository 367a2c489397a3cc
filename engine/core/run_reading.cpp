#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <limits>
#include <nlohmann/json.hpp>

#include "engine/core/bounded_json.h"
#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/core/run_files.h"

namespace quantelier {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

namespace {

constexpr std::int64_t kMostJsonBytes = 1 << 20;
constexpr double kMostMeasured = 1e15;

std::string in(const std::string& folder, const char* name) {
    return (fs::path(folder) / name).string();
}

bool exists(const std::string& path) {
    std::error_code ignored;
    return fs::exists(path, ignored);
}

Json readJson(const std::string& path) {
    const std::string text = readFile(path, kMostJsonBytes);
    try {
        Json json = parseBoundedJson<Json>(text);
        if (json.is_object()) return json;
    } catch (const std::exception&) {
    }
    throw Error(ErrorCode::BadInput, fmt::format("{} is not a JSON object", fileName(path)));
}

// Text of one line, as names are shown.
std::string line(std::string text) {
    std::replace_if(
        text.begin(), text.end(), [](unsigned char c) { return c < ' ' || c == 0x7f; }, ' ');
    return text;
}

// A value of the expected kind and size, else what stands there now. Nothing that is counted or measured is
// below 0.
void take(const Json& json, const char* key, std::string& value) {
    const auto it = json.find(key);
    if (it != json.end() && it->is_string()) value = line(it->get<std::string>());
}
void take(const Json& json, const char* key, double& value) {
    const auto it = json.find(key);
    if (it == json.end() || !it->is_number()) return;
    const auto found = it->get<double>();
    if (found >= 0.0 && found <= kMostMeasured) value = found;
}
template <typename T>
void take(const Json& json, const char* key, T& value) {
    const auto it = json.find(key);
    if (it == json.end() || !it->is_number_unsigned()) return;
    const auto found = it->get<std::uint64_t>();
    if (found <= static_cast<std::uint64_t>(std::numeric_limits<T>::max())) value = static_cast<T>(found);
}

void takeMeasured(const Json& json, Measured& measured) {
    Measured found;
    take(json, "accuracy_percent", found.accuracyPercent);
    take(json, "images", found.images);
    if (found.accuracyPercent <= 100.0) measured = found;
}

void takeStage(const Json& json, const char* key, StageResult& stage) {
    const auto it = json.find(key);
    if (it == json.end() || !it->is_object()) return;
    take(*it, "epochs_done", stage.epochsDone);
    take(*it, "seconds", stage.seconds);
    takeMeasured(*it, stage.test);
}

void readRecipeFile(RunSummary& run) {
    const std::string path = in(run.folder, "recipe.json");
    if (!exists(path)) throw Error(ErrorCode::BadInput, "recipe.json is missing");
    const Json json = readJson(path);
    run.recipe = recipeFromJson(readFile(path, kMostJsonBytes), presetRecipe("recommended"), "recipe.json");
    validate(run.recipe);
    const auto it = json.find("provenance");
    if (it == json.end() || !it->is_object()) return;
    Provenance& from = run.provenance;
    take(*it, "program", from.program);
    take(*it, "libtorch", from.libTorch);
    take(*it, "dataset", from.datasetSource);
    take(*it, "dataset_sha256", from.datasetSha256);
    take(*it, "device", from.device);
    take(*it, "float_executor", from.floatExecutor);
    take(*it, "quant_executor", from.quantExecutor);
}

void readLabelsFile(RunSummary& run) {
    const std::string path = in(run.folder, "labels.json");
    if (!exists(path)) return;
    const Json json = readJson(path);
    take(json, "name", run.labels.name);
    if (const auto note = json.find("note"); note != json.end() && note->is_string())
        run.labels.note = note->get<std::string>();  // may have several lines
    const auto tags = json.find("tags");
    if (tags == json.end() || !tags->is_array()) return;
    for (const Json& tag : *tags)
        if (tag.is_string()) run.labels.tags.push_back(line(tag.get<std::string>()));
}

// Runs of earlier versions have no run.json; their metrics know nearly all of it.
void resultsFromMetrics(RunSummary& run) {
    for (const EpochEvent& epoch : readCurves(run).epochs) {
        StageResult& stage = run.results.of(epoch.stage);
        stage.epochsDone = epoch.epoch;
        stage.seconds += epoch.seconds;
        stage.test = {epoch.testAccuracyPercent, epoch.testImages};
    }
    struct stat status {};
    if (stat(in(run.folder, "metrics.csv").c_str(), &status) == 0) run.results.finished = status.st_mtime;
}

void readResultsFile(RunSummary& run) {
    if (!exists(in(run.folder, "metrics.csv"))) throw Error(ErrorCode::BadInput, "metrics.csv is missing");
    const std::string path = in(run.folder, "run.json");
    if (!exists(path)) return resultsFromMetrics(run);
    const Json json = readJson(path);
    takeStage(json, "float", run.results.floats);
    takeStage(json, "quant", run.results.quant);
    if (const auto it = json.find("int8"); it != json.end() && it->is_object())
        takeMeasured(*it, run.results.int8);
    take(json, "float_bytes", run.results.floatBytes);
    take(json, "int8_bytes", run.results.int8Bytes);
    take(json, "finished", run.results.finished);
}

void findCheckpoints(RunSummary& run) {
    for (const Stage stage : {Stage::Float, Stage::Quant}) {
        const std::vector<ContinuePoint> found = listCheckpoints(run.folder, stage);
        if (found.empty()) continue;
        (stage == Stage::Float ? run.floatCheckpoint : run.quantCheckpoint) = found.back().checkpoint;
        run.hasAutosave = std::any_of(found.begin(), found.end(),
                                      [](const ContinuePoint& point) { return point.isAutosave; });
    }
}

}  // namespace

std::vector<ContinuePoint> listCheckpoints(const std::string& folder, Stage stage) {
    std::vector<ContinuePoint> found;
    std::error_code ignored;
    for (const fs::directory_entry& entry : fs::directory_iterator(in(folder, "checkpoints"), ignored)) {
        const auto place = placeOfCheckpoint(entry.path().string());
        if (place && place->stage == stage) found.push_back(*place);
    }
    std::sort(found.begin(), found.end(),
              [](const ContinuePoint& a, const ContinuePoint& b) { return a.isBefore(b); });
    return found;
}

bool holdsRun(const std::string& folder) {
    return exists(in(folder, "recipe.json")) || exists(in(folder, "metrics.csv")) ||
           exists(in(folder, "checkpoints"));
}

RunSummary readRun(const std::string& folder) {
    RunSummary run;
    run.folder = folder;
    for (const auto part : {findCheckpoints, readRecipeFile, readResultsFile, readLabelsFile}) {
        try {
            part(run);
        } catch (const std::exception& e) {
            if (run.problem.empty()) run.problem = e.what();  // the first is the one to mend
        }
    }
    return run;
}

std::vector<RunSummary> listRuns(const std::string& root) {
    std::vector<RunSummary> runs;
    std::error_code ignored;
    for (const fs::directory_entry& entry : fs::directory_iterator(root, ignored)) {
        const bool isHidden = entry.path().filename().string().front() == '.';
        if (!isHidden && entry.is_directory(ignored) && holdsRun(entry.path().string()))
            runs.push_back(readRun(entry.path().string()));
    }
    std::sort(runs.begin(), runs.end(), [](const RunSummary& a, const RunSummary& b) {
        return std::pair(b.results.finished, a.folder) < std::pair(a.results.finished, b.folder);
    });
    return runs;
}

}  // namespace quantelier
