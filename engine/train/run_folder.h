// The folder that a run leaves behind: recipe.json, metrics.csv, run.json, quant_history.bin, checkpoints/,
// exports/.
#pragma once

#include <string>

#include "engine/core/metrics.h"
#include "engine/core/model_sizes.h"
#include "engine/core/quant_history.h"
#include "engine/core/run_summary.h"

namespace quantelier {

class RunFolder {
  public:
    /// Creates the folder and writes recipe.json. Throws Error(Failed) if it cannot, or if it holds another
    /// run.
    RunFolder(const std::string& path, const Recipe& recipe, const Provenance& provenance);
    /// Takes up the run that a folder holds.
    explicit RunFolder(const RunSummary& run);
    ~RunFolder();

    void writeRecipe(const Recipe& recipe);
    /// Says in recipe.json who computes a stage.
    void tellExecutor(Stage stage, const std::string& executor);
    /// A stage is trained anew: what run.json said of it, and of what follows from it, is no more.
    void beginStage(Stage stage);
    /// A stage goes on after a checkpoint: what was logged after it will be logged again.
    void goOnFrom(const ContinuePoint& point);
    std::string checkpointFolder() const;
    std::string exportPath(const std::string& fileName) const;

    /// Each appends a row to metrics.csv; an epoch's end is in run.json, too.
    void add(const StepEvent& event);
    void add(const EpochEvent& event);

    /// What the stage's end alone can tell. `integer` has no images where there is no integer network yet.
    void tellModels(const ModelSizes& sizes, const Evaluation& integer);

    /// Into quant_history.bin.
    void add(const QuantProfile& profile);

  private:
    void openMetrics(const char* mode);
    void appendRow(const std::string& row);
    std::string historyPath() const;

    std::string m_path;
    Recipe m_recipe;
    Provenance m_provenance;
    RunResults m_results;
    QuantHistory m_history;
    std::FILE* m_metrics = nullptr;
};

}  // namespace quantelier
