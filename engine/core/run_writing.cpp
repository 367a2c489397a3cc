#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/core/folder_lock.h"
#include "engine/core/run_files.h"

namespace quantelier {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

namespace {

constexpr int kSchema = 1;

void writeJson(const std::string& folder, const char* name, const Json& json) {
    writeFileWhole((fs::path(folder) / name).string(),
                   json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
}

Json stageJson(const StageResult& stage) {
    Json json = {{"epochs_done", stage.epochsDone}, {"seconds", stage.seconds}};
    if (stage.test) {
        json["accuracy_percent"] = stage.test.accuracyPercent;
        json["images"] = stage.test.images;
    }
    return json;
}

// A folder being copied: removed again unless the whole of it arrived.
class HalfCopy {
  public:
    explicit HalfCopy(fs::path path) : m_path(std::move(path)) { remove(); }
    HalfCopy(const HalfCopy&) = delete;
    HalfCopy& operator=(const HalfCopy&) = delete;
    ~HalfCopy() { remove(); }  // nothing, where it was renamed into place

  private:
    void remove() const {
        std::error_code ignored;
        fs::remove_all(m_path, ignored);
    }
    fs::path m_path;
};

fs::path withoutTrailingSlash(const std::string& folder) {
    const fs::path path = fs::path(folder).lexically_normal();
    return path.has_filename() ? path : path.parent_path();
}

bool isInside(const fs::path& path, const fs::path& folder) {
    std::error_code ignored;
    const fs::path inner = fs::weakly_canonical(path, ignored), outer = fs::weakly_canonical(folder, ignored);
    return std::mismatch(outer.begin(), outer.end(), inner.begin(), inner.end()).first == outer.end();
}

}  // namespace

void writeRunResults(const std::string& folder, const RunResults& results) {
    Json json = {{"schema", kSchema}, {"finished", results.finished}};
    if (results.floats.epochsDone > 0) json["float"] = stageJson(results.floats);
    if (results.quant.epochsDone > 0) json["quant"] = stageJson(results.quant);
    if (results.int8)
        json["int8"] = {{"accuracy_percent", results.int8.accuracyPercent}, {"images", results.int8.images}};
    if (results.floatBytes > 0) json["float_bytes"] = results.floatBytes;
    if (results.int8Bytes > 0) json["int8_bytes"] = results.int8Bytes;
    writeJson(folder, "run.json", json);
}

void writeRunLabels(const std::string& folder, const RunLabels& labels) {
    writeJson(
        folder, "labels.json",
        {{"schema", kSchema}, {"name", labels.name}, {"note", labels.note}, {"tags", Json(labels.tags)}});
}

std::string nextFreeFolder(const std::string& base) {
    for (int number = 1;; ++number) {
        const std::string path = fmt::format("{}-{:02}", base, number);
        std::error_code error;
        if (!fs::exists(path, error)) return path;
    }
}

std::string importRun(const std::string& source, const std::string& root) {
    const fs::path from = withoutTrailingSlash(source);
    const RunSummary run = readRun(from.string());
    if (!run.problem.empty())
        throw Error(ErrorCode::BadInput,
                    fmt::format("{} is not a whole run folder: {}", source, run.problem));
    if (FolderLock::isHeld(from.string()))
        throw Error(ErrorCode::Failed, fmt::format("{} is open for training: close it there first", source));
    createFolder(root);
    if (isInside(root, from))
        throw Error(ErrorCode::BadInput, fmt::format("{} cannot be copied into itself", source));
    const fs::path half = fs::path(root) / (".importing-" + from.filename().string());
    const HalfCopy guard(half);
    try {
        fs::copy(from, half, fs::copy_options::recursive | fs::copy_options::skip_symlinks);
        for (const fs::directory_entry& entry : fs::directory_iterator(half))  // marks of who worked there
            if (entry.path().filename().string().front() == '.') fs::remove(entry.path());
        for (const char* part : {"checkpoints", "exports"}) removeUnfinishedFiles((half / part).string());
        fs::path to = fs::path(root) / from.filename();
        if (fs::exists(to)) to = nextFreeFolder(to.string());
        fs::rename(half, to);
        return to.string();
    } catch (const fs::filesystem_error& e) {
        throw Error(ErrorCode::Failed, fmt::format("{} could not be copied: {}", source, e.code().message()));
    }
}

void deleteRun(const std::string& folder) {
    std::error_code error;
    const fs::path path(folder);
    if (!fs::exists(path, error)) return;
    if (!holdsRun(folder))
        throw Error(ErrorCode::Usage, fmt::format("{} is no run folder, so it stays", folder));
    if (FolderLock::isHeld(folder))
        throw Error(ErrorCode::Failed, fmt::format("{} is open for training, so it stays", folder));
    fs::remove_all(path, error);
    if (error)
        throw Error(ErrorCode::Failed, fmt::format("{} could not be deleted: {}", folder, error.message()));
}

}  // namespace quantelier
