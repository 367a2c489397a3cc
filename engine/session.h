// The engine's only door: blocking calls without torch in their signatures. Errors are quantelier::Error.
#pragma once

#include <memory>
#include <string>

#include "engine/backend/devices.h"
#include "engine/benchmark.h"
#include "engine/certificate.h"
#include "engine/checked_export.h"
#include "engine/comparison.h"
#include "engine/core/compute.h"
#include "engine/core/error.h"
#include "engine/core/network_shape.h"
#include "engine/core/quant_history.h"
#include "engine/core/quant_switches.h"
#include "engine/core/recipe_diff.h"
#include "engine/core/run_files.h"
#include "engine/core/run_listener.h"
#include "engine/core/version.h"
#include "engine/data/dataset_loader.h"
#include "engine/data/drawing_preparation.h"
#include "engine/data/own_test_set.h"
#include "engine/data/resize.h"
#include "engine/data/sha256.h"
#include "engine/data/stroke_file.h"
#include "engine/exploration.h"
#include "engine/export_formats.h"
#include "engine/export_writing.h"
#include "engine/faults.h"
#include "engine/hand_grid.h"
#include "engine/inspection.h"
#include "engine/lesson/built_in_lessons.h"
#include "engine/lesson/result_file.h"
#include "engine/library_versions.h"
#include "engine/models.h"
#include "engine/quant_profile.h"
#include "engine/run_report.h"
#include "engine/size_report.h"

namespace quantelier {

std::string libTorchVersion();  ///< for `--version` and run folders

/// One run: a float network, then a quantization-aware one. Lives on the thread that trains.
class Session {
  public:
    /// `runFolder` is created; empty: nothing is written. Throws Error(Usage) for an impossible recipe,
    /// Error(NoDevice) for a device that is not there.
    Session(const Recipe& recipe, std::shared_ptr<const PreparedData> data, const std::string& deviceTarget,
            const std::string& runFolder, const ComputeOptions& compute = {});
    /// Takes up the run of a folder: its float network is loaded, and the folder is written on. `run.recipe`
    /// counts; where `compute` leaves the choice, stages are computed as they were. Throws Error(BadInput) if
    /// `data` is not what the run was trained on, or if it left no float checkpoint.
    Session(const RunSummary& run, std::shared_ptr<const PreparedData> data, const std::string& deviceTarget,
            const ComputeOptions& compute = {});
    ~Session();

    /// The next training of the point's stage goes on from that checkpoint as if it had not stopped: on the
    /// same computer the rest comes out bit by bit the same. Throws Error(BadInput) for a checkpoint that
    /// does not say where its training was.
    void continueFrom(const ContinuePoint& point);

    /// A training ended with WriteError, and its state is in memory only.
    bool hasUnsaved() const;
    /// Then: writes the run as it is in memory, with an autosave to go on from,
    /// into this folder, the same again or another one. Throws WriteError again if that fails too.
    void saveTo(const std::string& folder);

    std::string deviceName() const;

    /// Who computed a stage, as RunListener::onExecutor() says it; empty before it ran.
    std::string executor(Stage stage) const;

    void trainFloat(RunListener& listener, const CancelToken& cancel);
    /// Takes quantization and fine-tuning from another recipe; the network and the data stay. recipe.json
    /// follows.
    void setQuantization(const Recipe& recipe);

    void convert(const CancelToken& cancel);  ///< needs a float network, trained or loaded
    /// `switches` may be turned by other threads meanwhile.
    void trainQuant(RunListener& listener, const CancelToken& cancel,
                    const QuantSwitches& switches = QuantSwitches());

    bool hasQuant() const;  ///< it is converted

    void loadFloat(const FloatNetwork& network);  ///< the run folder gets it, too
    void loadQuant(const QuantNetwork& network);

    /// On the session's device, over all test images.
    Evaluation evaluateFloat(const CancelToken& cancel);
    Evaluation evaluateQuant(const CancelToken& cancel);

    /// A copy of what is trained so far; lowers the quantized network.
    Models models() const;

    std::string floatCheckpoint() const;  ///< the last one written, or empty
    std::string quantCheckpoint() const;
    std::string exportPath(const std::string& fileName) const;  ///< in the run folder

  private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

struct TrainingEstimate {
    double floatEpochSeconds = 0.0, quantEpochSeconds = 0.0;
};

/// How long an epoch takes on this computer, from a trial of a fifth of a second for each stage.
TrainingEstimate estimateTraining(const Recipe& recipe, std::shared_ptr<const PreparedData> data,
                                  const CancelToken& cancel, const std::string& deviceTarget = "auto",
                                  const ComputeOptions& compute = {});

}  // namespace quantelier
