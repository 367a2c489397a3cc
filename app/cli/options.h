// Options that several verbs share, and what they make of them.
#pragma once

#include <CLI/CLI.hpp>
#include <memory>
#include <optional>
#include <string>

#include "app/cli/quant_options.h"
#include "app/cli/value_names.h"
#include "engine/session.h"

namespace quantelier::cli {

/// Flags that override the recipe; each is unset unless it was given.
struct RecipeOptions {
    std::optional<std::string> preset, recipe, dataPath, sinkMode;
    std::optional<std::int64_t> seed;
    std::optional<int> epochs, quantEpochs, trainLimit, testLimit, batchSize, saveSteps, keepMax;
    std::optional<double> learningRate, quantLearningRate;
    std::string deviceTarget = "auto";
    std::string resume;  ///< a run folder; empty: a new run
    ComputeOptions compute;
    QuantOptions quant;

    void addData(CLI::App& app);      ///< --data_path, --train_limit, --test_limit
    void addPreset(CLI::App& app);    ///< --preset, --recipe
    void addTraining(CLI::App& app);  ///< all of them
    void addCompute(CLI::App& app);   ///< --device_target, --executor, --threads

    /// --recipe, else --preset, else `fallback`, with the flags on top; validated.
    Recipe make(const Recipe& fallback) const;

    /// What may change when a run goes on: where the data are now, and the learning rates.
    void applyOnResume(Recipe& recipe) const;

    /// The same for a model that is there: its recipe is the fallback, and the network is always its own.
    Recipe makeOn(const Models& models) const;
};

/// What a verb prints at its end.
struct OutputOptions {
    bool json = false;
    std::string out;  ///< run folder; empty: runs/<preset>-NN
    std::optional<double> minAccuracy, maxDrop;
    std::optional<std::int64_t> maxBytes;

    void addJson(CLI::App& app);
    void addOut(CLI::App& app);
    std::string runFolder(const Recipe& recipe) const;
};

/// A float checkpoint or ONNX file. Throws Error(BadInput) if it is quantized.
Models loadFloatModels(const std::string& path);

/// Loads and resizes the recipe's data; says where it is from unless `quiet`.
std::shared_ptr<const PreparedData> openData(const Recipe& recipe, bool quiet);

/// The recipe's test images, resized, and the rest of its data; of a personal test set, the drawings are the
/// test images and there are no others.
std::shared_ptr<const PreparedData> openTestData(const Recipe& recipe, bool quiet);

/// Throws Error(GateMissed) if a number misses its gate.
void checkMinAccuracy(const OutputOptions& options, double accuracyPercent);
void checkMaxBytes(const OutputOptions& options, std::int64_t bytes);
/// One sentence for the first engine that failed or differs.
void checkCertificate(const Certificate& certificate);
void checkMaxDrop(const OutputOptions& options, double dropPoints);

/// Throws Error(Usage) if the folder that `file` would be written in is not there, before long work. An empty
/// name is none.
void checkOutputFolder(const std::string& file);

/// The token that Ctrl-C and SIGTERM cancel.
CancelToken& interruptToken();

/// The switches of fine-tuning: from the first call on SIGUSR1 turns fake quant off or on again, SIGUSR2 the
/// observers.
QuantSwitches& signalSwitches();

}  // namespace quantelier::cli
