// Run folders on disk: reading them however damaged they are, and what is written beside the training.
#pragma once

#include <string>
#include <vector>

#include "engine/core/run_summary.h"

namespace quantelier {

/// How well the integer network of an epoch's end reads the test images.
struct Int8Point {
    Stage stage = Stage::Float;  ///< Float: as rounding alone would quantize the network of that epoch
    int epoch = 0;               ///< of the stage, from 1
    double accuracyPercent = 0.0;
    std::int64_t images = 0;
};

/// What metrics.csv and int8.csv hold. Where a stage was trained again, only its last training.
struct RunCurves {
    std::vector<StepEvent> steps;
    std::vector<EpochEvent> epochs;
    std::vector<Int8Point> int8;
};

inline constexpr const char* kReportFile = "report.html";  ///< in a run folder

/// Whether a folder holds anything that a run leaves behind.
bool holdsRun(const std::string& folder);

/// All that one folder tells. Never throws: what is missing or cannot be read is named in `problem`, and the
/// rest is filled in. Folders without run.json (by earlier versions) get their results from metrics.csv.
RunSummary readRun(const std::string& folder);

/// The runs in a folder, newest first. Folders that hold nothing of a run are left out; a folder that is not
/// there has none.
std::vector<RunSummary> listRuns(const std::string& root);

/// Rows that are cut short or garbled are left out. Throws Error(BadInput) if there is no metrics.csv.
RunCurves readCurves(const RunSummary& run);

/// A row of int8.csv, which the window writes beside training. Throws Error(Failed).
void addInt8Point(const std::string& folder, const Int8Point& point);

/// Both are written whole or not at all. Throw Error(Failed).
void writeRunResults(const std::string& folder, const RunResults& results);
void writeRunLabels(const std::string& folder, const RunLabels& labels);

/// Copies a run folder into `root`, whole or not at all; returns the copy. Throws Error(BadInput) if it is
/// not a run, Error(Failed) if it cannot be copied.
std::string importRun(const std::string& source, const std::string& root);

/// Removes the folder with all it holds. Throws Error(Usage) if it is not a run, Error(Failed) if it cannot,
/// or if it is being trained in.
void deleteRun(const std::string& folder);

/// The first of base-01, base-02, ... that does not exist yet.
std::string nextFreeFolder(const std::string& base);

/// The checkpoints of a stage, the one that holds most last.
std::vector<ContinuePoint> listCheckpoints(const std::string& folder, Stage stage);

/// The text of metrics.csv. Throws Error(BadInput).
std::string readMetrics(const std::string& folder);

/// That text without what came after a step: a run that goes on writes those rows again. `isEvaluated`: the
/// row of the epoch's test stays.
std::string cutMetrics(const std::string& text, const ContinuePoint& last, bool isEvaluated);

}  // namespace quantelier
