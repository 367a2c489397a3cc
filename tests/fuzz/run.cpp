// A run folder: its JSON files and tables. One input holds them all, with the byte 255 between, which none of
// them may have.
#include <algorithm>
#include <cmath>
#include <filesystem>

#include "engine/core/files.h"
#include "engine/core/run_files.h"
#include "tests/fuzz/fuzzing.h"
#include "tests/fuzz/targets.h"

namespace quantelier::fuzz {

namespace {

constexpr char kBetween = '\xff';
constexpr const char* kFiles[] = {"recipe.json", "run.json", "labels.json", "metrics.csv", "int8.csv"};

// A part that is missing gives no file.
void writeFolder(const InputFolder& folder, const std::string& input) {
    std::size_t from = 0;
    for (const char* name : kFiles) {
        folder.remove(std::string("run/") + name);
        if (from > input.size()) continue;
        const std::size_t end = std::min(input.find(kBetween, from), input.size());
        folder.put(std::string("run/") + name, input.substr(from, end - from));
        from = end + 1;
    }
}

template <typename Event, typename Place>
void checkOrder(const std::vector<Event>& events, Place place) {
    for (std::size_t i = 1; i < events.size(); ++i)
        if (events[i - 1].stage == events[i].stage)
            demand(place(events[i - 1]) < place(events[i]), "a stage's curve goes on");
        else
            demand(events[i].stage == Stage::Quant, "fine-tuning comes after training");
}

void checkCurves(const RunCurves& curves) {
    for (const StepEvent& step : curves.steps)
        for (const double value :
             {step.loss, step.averageLoss, step.learningRate, step.milliseconds, step.imagesPerSecond})
            demand(std::isfinite(value), "a curve has numbers");
    for (const EpochEvent& epoch : curves.epochs)
        for (const double value :
             {epoch.averageLoss, epoch.testLoss, epoch.testAccuracyPercent, epoch.seconds})
            demand(std::isfinite(value), "a curve has numbers");
    for (const Int8Point& point : curves.int8)
        demand(std::isfinite(point.accuracyPercent), "a curve has numbers");
    checkOrder(curves.steps, [](const StepEvent& e) { return std::pair(e.epoch, e.step); });
    checkOrder(curves.epochs, [](const EpochEvent& e) { return e.epoch; });
    checkOrder(curves.int8, [](const Int8Point& e) { return e.epoch; });
}

void checkResults(const RunResults& results) {
    for (const Measured* const measured : {&results.floats.test, &results.quant.test, &results.int8})
        demand(
            measured->accuracyPercent >= 0.0 && measured->accuracyPercent <= 100.0 && measured->images >= 0,
            "an accuracy is a percentage of images");
    demand(results.seconds() >= 0.0 && std::isfinite(results.seconds()), "training took time");
}

bool check(const std::string& input) {
    static const InputFolder folder;
    createFolder(folder.path() + "/run/checkpoints");
    folder.put("run/checkpoints/checkpoint_lenet-2_3.ckpt", "");
    writeFolder(folder, input);
    const RunSummary run = readRun(folder.path() + "/run");  // never throws
    demand(run.problem.size() < 2200, "a problem is a short sentence");
    checkResults(run.results);
    if (const auto curves = readOrRefused([&] { return readCurves(run); })) checkCurves(*curves);
    continuePoint(run);
    writeRunResults(run.folder, run.results);
    writeRunLabels(run.folder, run.labels);
    const RunSummary again = readRun(run.folder);
    demand(again.labels == run.labels, "labels that are written come back");
    demand(!run.problem.empty() || again.results.finished == run.results.finished, "results come back");
    return run.problem.empty();
}

std::vector<std::string> seeds() {
    // Short: recipes have a target of their own.
    const std::string recipe =
        R"({"seed": 2, "train": {"epochs": 3}, "provenance": {"dataset": "sketched", "device": "CPU"}})";
    const std::string results =
        R"({"schema": 1, "finished": 1700000000, "float": {"epochs_done": 2, "seconds": 12.5, "accuracy_percent": 99.08, "images": 10000}, "quant": {"epochs_done": 1, "seconds": 6.25}, "int8": {"accuracy_percent": 99.06, "images": 10000}, "float_bytes": 246806, "int8_bytes": 63594})";
    const std::string labels = R"({"schema": 1, "name": "a", "note": "b\nc", "tags": ["talk", "paper"]})";
    const std::string metrics =
        "stage,epoch,step,loss,average_loss,test_loss,test_accuracy_percent,learning_rate,milliseconds\n"
        "float,1,1,0.5,0.6,,,0.05,2\nfloat,1,2,0.5,0.6,,,0.05,2\nfloat,1,,,0.6,0.1,91.5,,2\n"
        "float,2,1,0.5,0.6,,,0.05,2\nfloat,2,,,0.6,0.1,92,,2\nquant,1,1,0.5,0.6,,,0.05,2\nquant,1,,,0.6,0.1,"
        "93,,2\n";
    const std::string int8 =
        "stage,epoch,int8_accuracy_percent,images\nfloat,1,91.5000,200\nquant,1,93.0000,200\n";
    std::vector<std::string> seeds;
    for (const std::string& first : {recipe, std::string("{}")})
        for (const std::string& second : {results, std::string("{}")})
            seeds.push_back(first + kBetween + second + kBetween + labels + kBetween + metrics + kBetween +
                            int8);
    return seeds;
}

}  // namespace

const Target runTarget{"run", check, seeds};

}  // namespace quantelier::fuzz
