#include "engine/train/checkpoint_policy.h"

#include <algorithm>
#include <filesystem>

#include "engine/core/run_files.h"

namespace quantelier {

namespace fs = std::filesystem;

namespace {

void removeFile(const std::string& path) {
    std::error_code error;  // a file that somebody moved away is no reason to stop
    fs::remove(path, error);
}

}  // namespace

CheckpointPolicy::CheckpointPolicy(const CheckpointRecipe& recipe, const std::string& runFolder, Stage stage,
                                   const std::optional<ContinuePoint>& from,
                                   std::function<TrainingProgress()> where,
                                   std::function<void(const std::string&)> write,
                                   std::chrono::milliseconds autosaveEvery)
    : m_recipe(recipe),
      m_folder((fs::path(runFolder) / "checkpoints").string()),
      m_stage(stage),
      m_where(std::move(where)),
      m_write(std::move(write)),
      m_autosaveEvery(autosaveEvery),
      m_lastWrite(std::chrono::steady_clock::now()) {
    for (const ContinuePoint& found : listCheckpoints(runFolder, stage)) {
        const bool isOurs = from && !from->isBefore(found);
        if (isOurs && !found.isAutosave)
            m_kept.push_back(found.checkpoint);
        else if (isOurs && found.checkpoint == from->checkpoint)
            m_autosave = found.checkpoint;
        else
            m_superseded.push_back(found.checkpoint);
    }
}

std::string CheckpointPolicy::presentPath(bool isAutosave) const {
    const TrainingProgress progress = m_where();
    return (fs::path(m_folder) / checkpointName(m_stage, progress.epoch, progress.step, isAutosave)).string();
}

void CheckpointPolicy::afterStep(std::int64_t totalSteps) {
    if (m_recipe.saveSteps > 0 && totalSteps % m_recipe.saveSteps == 0)
        save();
    else if (std::chrono::steady_clock::now() - m_lastWrite >= m_autosaveEvery)
        autosave();
}

void CheckpointPolicy::autosave() {
    const std::string path = presentPath(true);
    write(path);
    if (!m_autosave.empty() && m_autosave != path) removeFile(m_autosave);
    m_autosave = path;
}

void CheckpointPolicy::save() {
    const std::string path = presentPath(false);
    write(path);
    m_kept.erase(std::remove(m_kept.begin(), m_kept.end(), path), m_kept.end());
    m_kept.push_back(path);
    while (m_kept.size() > static_cast<std::size_t>(m_recipe.keepMax)) {
        removeFile(m_kept.front());
        m_kept.pop_front();
    }
}

void CheckpointPolicy::close() {
    save();
    if (!m_autosave.empty()) removeFile(m_autosave);
    m_autosave.clear();
}

void CheckpointPolicy::write(const std::string& path) {
    m_write(path);
    m_lastWrite = std::chrono::steady_clock::now();
    for (const std::string& old : m_superseded)
        if (old != path) removeFile(old);
    m_superseded.clear();
}

}  // namespace quantelier
