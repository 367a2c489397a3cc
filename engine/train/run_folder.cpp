#include "engine/train/run_folder.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/core/run_files.h"

namespace quantelier {

namespace fs = std::filesystem;

namespace {

const char* stageName(Stage stage) {
    return stage == Stage::Float ? "float" : "quant";
}

std::string recipeWithProvenance(const Recipe& recipe, const Provenance& provenance) {
    nlohmann::ordered_json json = nlohmann::ordered_json::parse(recipeToJson(recipe));
    json["provenance"] = {{"program", provenance.program},
                          {"libtorch", provenance.libTorch},
                          {"dataset", provenance.datasetSource},
                          {"dataset_sha256", provenance.datasetSha256},
                          {"device", provenance.device}};
    if (!provenance.floatExecutor.empty()) json["provenance"]["float_executor"] = provenance.floatExecutor;
    if (!provenance.quantExecutor.empty()) json["provenance"]["quant_executor"] = provenance.quantExecutor;
    return json.dump(2) + "\n";
}

// Of a folder that is made now, or was empty.
std::unique_ptr<FolderLock> lockNew(const std::string& path) {
    createFolder(path);
    auto lock = std::make_unique<FolderLock>(path);
    std::error_code error;
    if (fs::exists(fs::path(path) / "metrics.csv", error))
        throw Error(ErrorCode::Failed,
                    fmt::format("{} already holds a run; choose another folder for this one", path));
    return lock;
}

}  // namespace

RunFolder::RunFolder(const std::string& path, const Recipe& recipe, const Provenance& provenance)
    : m_path(path), m_lock(lockNew(path)), m_provenance(provenance) {
    createFolder(inFolder("checkpoints"));
    createFolder(inFolder("exports"));
    writeRecipe(recipe);
    m_rows =
        "stage,epoch,step,loss,average_loss,test_loss,test_accuracy_percent,learning_rate,milliseconds\n";
    rewriteMetrics();
}

RunFolder::RunFolder(const RunSummary& run)
    : m_path(run.folder),
      m_lock(std::make_unique<FolderLock>(run.folder)),
      m_recipe(run.recipe),
      m_provenance(run.provenance),
      m_results(run.results) {
    for (const char* const part : {"", "checkpoints", "exports"}) removeUnfinishedFiles(inFolder(part));
    m_rows = readMetrics(m_path);
    openMetrics();
    const std::string history = inFolder(kQuantHistoryFile);
    std::error_code error;
    if (!fs::exists(history, error)) return;
    try {
        m_history = readQuantHistory(history);
    } catch (const Error&) {  // pictures only, and unreadable: the epochs to come begin anew
    }
}

RunFolder::~RunFolder() {
    if (m_metrics) std::fclose(m_metrics);
}

void RunFolder::saveTo(const std::string& path,
                       const std::vector<std::pair<std::string, std::string>>& checkpoints) {
    std::unique_ptr<FolderLock> lock;
    if (path == m_path || m_tried.count(path) > 0) {
        createFolder(path);  // somebody may have removed it
        if (path != m_path || !FolderLock::isHeld(path)) lock = std::make_unique<FolderLock>(path);
    } else {
        lock = lockNew(path);
        m_tried.insert(path);
    }
    const fs::path folder(path);
    createFolder((folder / "checkpoints").string());
    createFolder((folder / "exports").string());
    writeFileWhole((folder / "recipe.json").string(), recipeWithProvenance(m_recipe, m_provenance));
    writeFileWhole((folder / "metrics.csv").string(), m_rows);
    writeRunResults(path, m_results);
    if (!m_history.profiles.empty())
        writeFileWhole((folder / kQuantHistoryFile).string(), encodeQuantHistory(m_history));
    for (const auto& [name, bytes] : checkpoints)
        writeFileWhole((folder / "checkpoints" / name).string(), bytes);
    m_path = path;
    if (lock) m_lock = std::move(lock);
    openMetrics();
}

void RunFolder::rewriteMetrics() {
    writeFileWhole(inFolder("metrics.csv"), m_rows);
    openMetrics();
}

void RunFolder::openMetrics() {
    if (m_metrics) std::fclose(m_metrics);
    m_metrics = std::fopen(inFolder("metrics.csv").c_str(), "a");
    if (!m_metrics) failMetrics("opened");
}

void RunFolder::writeRecipe(const Recipe& recipe) {
    m_recipe = recipe;
    writeFileWhole(inFolder("recipe.json"), recipeWithProvenance(recipe, m_provenance));
}

void RunFolder::tellExecutor(Stage stage, const std::string& executor) {
    (stage == Stage::Float ? m_provenance.floatExecutor : m_provenance.quantExecutor) = executor;
    writeRecipe(m_recipe);
}

void RunFolder::beginStage(Stage stage) {
    m_results.of(stage) = {};
    if (stage == Stage::Float) m_results.quant = {};
    m_results.int8 = {};
    m_results.int8Bytes = 0;
    writeResults();
    m_rows = cutMetrics(m_rows, {stage, 1, 0, false, {}}, false);
    rewriteMetrics();
}

void RunFolder::goOnFrom(const ContinuePoint& point, bool isEvaluated) {
    m_rows = cutMetrics(m_rows, point, isEvaluated);
    rewriteMetrics();
    StageResult& stage = m_results.of(point.stage);
    const int done = isEvaluated ? point.epoch : point.epoch - 1;
    if (stage.epochsDone <= done) return;
    stage.seconds *= double(done) / stage.epochsDone;
    stage.epochsDone = done;
}

std::string RunFolder::inFolder(const char* name) const {
    return (fs::path(m_path) / name).string();
}

std::string RunFolder::checkpointPath(const std::string& fileName) const {
    return (fs::path(m_path) / "checkpoints" / fileName).string();
}

std::string RunFolder::exportPath(const std::string& fileName) const {
    return (fs::path(m_path) / "exports" / fileName).string();
}

void RunFolder::add(const StepEvent& e) {
    appendRow(fmt::format("{},{},{},{:.9g},{:.9g},,,{:.9g},{:.4f}\n", stageName(e.stage), e.epoch, e.step,
                          e.loss, e.averageLoss, e.learningRate, e.milliseconds));
}

void RunFolder::add(const EpochEvent& e) {
    StageResult& stage = m_results.of(e.stage);
    stage.epochsDone = e.epoch;
    stage.seconds += e.seconds;
    stage.test = {e.testAccuracyPercent, e.testImages};
    m_results.finished = std::time(nullptr);
    appendRow(fmt::format("{},{},,,{:.9g},{:.9g},{:.4f},,{:.4f}\n", stageName(e.stage), e.epoch,
                          e.averageLoss, e.testLoss, e.testAccuracyPercent, e.perStepMilliseconds));
    if (std::fflush(m_metrics) != 0) failMetrics("written");
    writeResults();
}

void RunFolder::tellModels(const ModelSizes& sizes, const Evaluation& integer) {
    m_results.floatBytes = sizes.floatFile;
    m_results.int8Bytes = sizes.int8File;
    m_results.int8 = {integer.accuracyPercent(), integer.total};
    writeResults();
}

void RunFolder::writeResults() {
    writeRunResults(m_path, m_results);
}

void RunFolder::add(const QuantProfile& profile) {
    m_history.add(profile);
    writeFileWhole(inFolder(kQuantHistoryFile), encodeQuantHistory(m_history));
}

void RunFolder::sync() {
    if (!m_metrics) openMetrics();
    if (std::fflush(m_metrics) != 0 || fsync(fileno(m_metrics)) != 0) failMetrics("written");
}

// In memory first: what the disk does not take is not lost.
void RunFolder::appendRow(const std::string& row) {
    m_rows += row;
    if (!m_metrics) openMetrics();
    if (std::fwrite(row.data(), 1, row.size(), m_metrics) != row.size()) failMetrics("written");
}

void RunFolder::failMetrics(const char* what) const {
    throw WriteError(
        fmt::format("{} could not be {}: {}", inFolder("metrics.csv"), what, std::strerror(errno)));
}

}  // namespace quantelier
