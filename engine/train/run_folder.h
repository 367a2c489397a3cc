// The folder that a run leaves behind: recipe.json, metrics.csv, quant_history.bin,
// checkpoints/, exports/.
#pragma once

#include <string>

#include "engine/core/events.h"
#include "engine/core/quant_history.h"
#include "engine/core/recipe.h"

namespace quantelier {

/// What a recipe.json says beside the recipe.
struct Provenance {
    std::string program, libTorch;  ///< versions
    std::string datasetSource, datasetSha256;
    std::string device;
    std::string floatExecutor = {}, quantExecutor = {};  ///< of the stages that were begun
};

class RunFolder {
  public:
    /// Creates the folder and writes recipe.json. Throws Error(Failed) if it cannot, or if it holds another
    /// run.
    RunFolder(const std::string& path, const Recipe& recipe, const Provenance& provenance);
    ~RunFolder();

    void writeRecipe(const Recipe& recipe);
    /// Says in recipe.json who computes a stage.
    void tellExecutor(Stage stage, const std::string& executor);
    std::string checkpointFolder() const;
    std::string exportPath(const std::string& fileName) const;

    /// Each appends a row to metrics.csv.
    void add(const StepEvent& event);
    void add(const EpochEvent& event);

    /// Into quant_history.bin.
    void add(const QuantProfile& profile);

    /// The first of base-01, base-02, ... that does not exist yet.
    static std::string nextFree(const std::string& base);

  private:
    void appendRow(const std::string& row);
    std::string m_path;
    Recipe m_recipe;
    Provenance m_provenance;
    QuantHistory m_history;
    std::FILE* m_metrics = nullptr;
};

}  // namespace quantelier
