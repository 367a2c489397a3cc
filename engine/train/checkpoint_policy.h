// When checkpoints are written, what they are called and how many are kept.
#pragma once

#include <chrono>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/recipe.h"
#include "engine/core/run_summary.h"
#include "engine/core/training_progress.h"

namespace quantelier {

/// Of one stage. Beside the checkpoints that the recipe asks for there is one autosave, so that a crash costs
/// at most half a minute: the next one takes its place, and close() ends it.
class CheckpointPolicy {
  public:
    /// `where` tells where the training is, `write` writes its state under a path. What the folder holds of
    /// the stage up to `from` counts as written here; the rest is of an earlier training, and goes once there
    /// is something new.
    CheckpointPolicy(const CheckpointRecipe& recipe, const std::string& runFolder, Stage stage,
                     const std::optional<ContinuePoint>& from, std::function<TrainingProgress()> where,
                     std::function<void(const std::string&)> write,
                     std::chrono::milliseconds autosaveEvery = std::chrono::seconds(30));

    /// After a step; `totalSteps` of the stage are done. Writes what their number and the time ask for.
    void afterStep(std::int64_t totalSteps);
    void autosave();
    /// The stage ends, or stops, here: a checkpoint, and no autosave.
    void close();

  private:
    std::string presentPath(bool isAutosave) const;
    void save();
    void write(const std::string& path);

    CheckpointRecipe m_recipe;
    std::string m_folder;
    Stage m_stage;
    std::function<TrainingProgress()> m_where;
    std::function<void(const std::string&)> m_write;
    std::chrono::milliseconds m_autosaveEvery;
    std::chrono::steady_clock::time_point m_lastWrite;
    std::deque<std::string> m_kept;  ///< oldest first
    std::string m_autosave;
    std::vector<std::string> m_superseded;
};

}  // namespace quantelier
