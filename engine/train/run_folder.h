// The folder that a run leaves behind: recipe.json, metrics.csv, run.json, quant_history.bin, checkpoints/,
// exports/.
#pragma once

#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/core/folder_lock.h"
#include "engine/core/metrics.h"
#include "engine/core/model_sizes.h"
#include "engine/core/quant_history.h"
#include "engine/core/run_summary.h"

namespace quantelier {

/// All of it is in memory too: what can no longer be written here can be written elsewhere. Whatever cannot
/// be written throws WriteError.
class RunFolder {
  public:
    /// Creates the folder and writes recipe.json. Throws Error(Failed) if it holds another run, or if another
    /// process works in it.
    RunFolder(const std::string& path, const Recipe& recipe, const Provenance& provenance);
    /// Takes up the run that a folder holds.
    explicit RunFolder(const RunSummary& run);
    ~RunFolder();

    void writeRecipe(const Recipe& recipe);
    /// Says in recipe.json who computes a stage.
    void tellExecutor(Stage stage, const std::string& executor);
    /// A stage is trained anew: what run.json said of it, and of what follows from it, is no more.
    void beginStage(Stage stage);
    /// A stage goes on after a checkpoint: what was logged after it will be logged again. `isEvaluated`: the
    /// checkpoint is of after the epoch's test.
    void goOnFrom(const ContinuePoint& point, bool isEvaluated);

    const std::string& path() const { return m_path; }
    std::string checkpointPath(const std::string& fileName) const;
    std::string exportPath(const std::string& fileName) const;

    /// What was logged so far gets to the disk.
    void sync();

    /// Writes everything but exports, with these checkpoints (file name and bytes), into this folder, the
    /// same again or another one, and goes on there. Throws Error(Failed) if it holds another run; then
    /// nothing has changed.
    void saveTo(const std::string& path, const std::vector<std::pair<std::string, std::string>>& checkpoints);

    /// Each appends a row to metrics.csv; an epoch's end is in run.json, too.
    void add(const StepEvent& event);
    void add(const EpochEvent& event);

    /// What the stage's end alone can tell. `integer` has no images where there is no integer network yet.
    void tellModels(const ModelSizes& sizes, const Evaluation& integer);

    /// Into quant_history.bin.
    void add(const QuantProfile& profile);

  private:
    void openMetrics();
    void rewriteMetrics();
    void appendRow(const std::string& row);
    void writeResults();
    [[noreturn]] void failMetrics(const char* what) const;
    std::string inFolder(const char* name) const;

    std::string m_path;
    std::unique_ptr<FolderLock> m_lock;
    std::set<std::string> m_tried;  ///< folders that saveTo() could not fill
    Recipe m_recipe;
    Provenance m_provenance;
    RunResults m_results;
    QuantHistory m_history;
    std::string m_rows;              ///< metrics.csv
    std::FILE* m_metrics = nullptr;  ///< open for appending
};

}  // namespace quantelier
