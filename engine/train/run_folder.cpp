#include "engine/train/run_folder.h"

#include <fmt/format.h>

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

}  // namespace

RunFolder::RunFolder(const std::string& path, const Recipe& recipe, const Provenance& provenance)
    : m_path(path), m_provenance(provenance) {
    const std::string metrics = (fs::path(path) / "metrics.csv").string();
    std::error_code error;
    if (fs::exists(metrics, error))
        throw Error(ErrorCode::Failed,
                    fmt::format("{} already holds a run; choose another folder for this one", path));
    createFolder(checkpointFolder());
    createFolder((fs::path(path) / "exports").string());
    writeRecipe(recipe);
    openMetrics("w");
    appendRow(
        "stage,epoch,step,loss,average_loss,test_loss,test_accuracy_percent,learning_rate,milliseconds\n");
}

RunFolder::RunFolder(const RunSummary& run)
    : m_path(run.folder), m_recipe(run.recipe), m_provenance(run.provenance), m_results(run.results) {
    openMetrics("a");
    const std::string history = historyPath();
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

void RunFolder::openMetrics(const char* mode) {
    if (m_metrics) std::fclose(m_metrics);
    const std::string path = (fs::path(m_path) / "metrics.csv").string();
    m_metrics = std::fopen(path.c_str(), mode);
    if (!m_metrics)
        throw Error(ErrorCode::Failed,
                    fmt::format("{} could not be created: {}", path, std::strerror(errno)));
}

void RunFolder::writeRecipe(const Recipe& recipe) {
    m_recipe = recipe;
    writeFileWhole((fs::path(m_path) / "recipe.json").string(), recipeWithProvenance(recipe, m_provenance));
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
}

void RunFolder::goOnFrom(const ContinuePoint& point) {
    cutMetrics(m_path, point);
    openMetrics("a");  // the file is a new one
    StageResult& stage = m_results.of(point.stage);
    if (stage.epochsDone <= point.epoch) return;
    stage.seconds *= double(point.epoch) / stage.epochsDone;
    stage.epochsDone = point.epoch;
}

std::string RunFolder::checkpointFolder() const {
    return (fs::path(m_path) / "checkpoints").string();
}

std::string RunFolder::exportPath(const std::string& fileName) const {
    return (fs::path(m_path) / "exports" / fileName).string();
}

void RunFolder::add(const StepEvent& e) {
    appendRow(fmt::format("{},{},{},{:.9g},{:.9g},,,{:.9g},{:.4f}\n", stageName(e.stage), e.epoch, e.step,
                          e.loss, e.averageLoss, e.learningRate, e.milliseconds));
}

void RunFolder::add(const EpochEvent& e) {
    appendRow(fmt::format("{},{},,,{:.9g},{:.9g},{:.4f},,{:.4f}\n", stageName(e.stage), e.epoch,
                          e.averageLoss, e.testLoss, e.testAccuracyPercent, e.perStepMilliseconds));
    std::fflush(m_metrics);
    StageResult& stage = m_results.of(e.stage);
    stage.epochsDone = e.epoch;
    stage.seconds += e.seconds;
    stage.test = {e.testAccuracyPercent, e.testImages};
    m_results.finished = std::time(nullptr);
    writeRunResults(m_path, m_results);
}

void RunFolder::tellModels(const ModelSizes& sizes, const Evaluation& integer) {
    m_results.floatBytes = sizes.floatFile;
    m_results.int8Bytes = sizes.int8File;
    m_results.int8 = {integer.accuracyPercent(), integer.total};
    writeRunResults(m_path, m_results);
}

void RunFolder::add(const QuantProfile& profile) {
    m_history.add(profile);
    writeFileWhole(historyPath(), encodeQuantHistory(m_history));
}

std::string RunFolder::historyPath() const {
    return (fs::path(m_path) / kQuantHistoryFile).string();
}

void RunFolder::appendRow(const std::string& row) {
    if (std::fwrite(row.data(), 1, row.size(), m_metrics) != row.size())
        throw Error(ErrorCode::Failed,
                    fmt::format("{}/metrics.csv could not be written: {}", m_path, std::strerror(errno)));
}

}  // namespace quantelier
