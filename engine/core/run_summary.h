// What a run folder tells of its run, without opening a model.
#pragma once

#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "engine/core/events.h"

namespace quantelier {

/// What recipe.json says beside the recipe.
struct Provenance {
    std::string program = {}, libTorch = {};  ///< versions
    std::string datasetSource = {}, datasetSha256 = {};
    std::string device = {};
    std::string floatExecutor = {}, quantExecutor = {};  ///< of the stages that were begun
};

/// How well a model reads the test images; no images: not measured.
struct Measured {
    double accuracyPercent = 0.0;
    std::int64_t images = 0;

    explicit operator bool() const { return images > 0; }
};

/// How far a stage came.
struct StageResult {
    int epochsDone = 0;
    double seconds = 0.0;  ///< of training, without evaluation
    Measured test = {};    ///< after the last epoch
};

/// What run.json holds: written at the end of each epoch and of each stage.
struct RunResults {
    StageResult floats = {}, quant = {};
    Measured int8 = {};
    std::int64_t floatBytes = 0, int8Bytes = 0;  ///< of the ONNX files; 0: not known
    std::int64_t finished = 0;                   ///< seconds since 1970, of the last epoch

    StageResult& of(Stage stage) { return stage == Stage::Float ? floats : quant; }
    double seconds() const { return floats.seconds + quant.seconds; }
};

/// What people write about a run (labels.json).
struct RunLabels {
    std::string name = {};  ///< empty: the folder's
    std::string note = {};
    std::vector<std::string> tags = {};

    bool operator==(const RunLabels& o) const { return name == o.name && note == o.note && tags == o.tags; }
};

struct RunSummary {
    std::string folder = {};
    RunLabels labels = {};
    Recipe recipe = {};
    Provenance provenance = {};
    RunResults results = {};
    std::string floatCheckpoint = {}, quantCheckpoint = {};  ///< paths of the newest ones, or empty
    bool hasAutosave = false;  ///< of the stage that was begun last: it is not over
    std::string problem = {};  ///< what is damaged; empty: nothing

    std::string name() const;  ///< the given one, else the folder's
};

/// Where a run that stopped goes on.
struct ContinuePoint {
    Stage stage = Stage::Float;
    int epoch = 0, step = 0;  ///< the last ones that the checkpoint holds, from 1
    bool isAutosave =
        false;  ///< written beside those that the recipe asks for, and gone when the stage is whole
    std::string checkpoint = {};

    /// Of two of a stage, the later one holds more.
    bool isBefore(const ContinuePoint& o) const {
        return std::tuple(epoch, step, isAutosave) < std::tuple(o.epoch, o.step, o.isAutosave);
    }
};

/// Nothing where the stage that was begun last is whole, where there is no checkpoint to go on from, or where
/// the folder is damaged.
std::optional<ContinuePoint> continuePoint(const RunSummary& run);

/// A checkpoint's name in its run folder, "checkpoint_lenet-3_937.ckpt"; that of an autosave begins with
/// "autosave". Epoch 0 is the network that fine-tuning of a file from elsewhere began with.
std::string checkpointName(Stage stage, int epoch, int step, bool isAutosave);

/// What such a name says, or nothing.
std::optional<ContinuePoint> placeOfCheckpoint(const std::string& path);

}  // namespace quantelier
