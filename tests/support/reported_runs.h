// Runs as a report gets them, with numbers that are easily told apart.
#pragma once

#include <string>

#include "engine/report/report.h"

namespace quantelier::test {

inline constexpr int kReportedImages = 2000;

/// Each of the first `wrong` images, from `first` on, is read as the next digit.
inline Evaluation misread(const std::vector<std::uint8_t>& truth, int first, int wrong) {
    Evaluation evaluation;
    evaluation.labels = truth;
    evaluation.total = std::int64_t(truth.size());
    evaluation.loss = 0.0625;
    for (int i = first; i < first + wrong; ++i) evaluation.labels[i] = std::uint8_t((truth[i] + 1) % 10);
    evaluation.correct = evaluation.total - wrong;
    return evaluation;
}

inline RunCurves reportedCurves(int floatEpochs, int quantEpochs) {
    RunCurves curves;
    for (int i = 1; i <= floatEpochs + quantEpochs; ++i) {
        EpochEvent event;
        event.stage = i <= floatEpochs ? Stage::Float : Stage::Quant;
        event.epoch = i <= floatEpochs ? i : i - floatEpochs;
        event.averageLoss = 1.0 / i;
        event.testLoss = 0.8 / i;
        event.testAccuracyPercent = 99.0 - 3.0 / i;
        curves.epochs.push_back(event);
    }
    return curves;
}

/// Float reads 20 of 2000 wrong, fake quant 24 and int8 26, 20 of them the same.
inline ReportRun reportedRun(const std::string& name, const std::string& preset = "recommended") {
    ReportRun made;
    RunSummary& run = made.run;
    run.folder = "/runs/" + name;
    run.recipe = presetRecipe(preset);
    run.provenance = {"0.9", "1.13", "mnist", std::string(64, 'a'), "CPU", "fused (avx2)", "fused (avx2)"};
    run.results.floats = {run.recipe.train.epochs, 20.4, {99.0, kReportedImages}};
    run.results.quant = {run.recipe.quantTrain.epochs, 10.2, {98.8, kReportedImages}};
    run.results.int8 = {98.7, kReportedImages};
    run.results.floatBytes = 247586;
    run.results.int8Bytes = 67528;
    run.results.finished = 1'700'000'000;
    run.floatCheckpoint = run.folder + "/checkpoints/checkpoint_lenet-6_937.ckpt";
    run.quantCheckpoint = run.folder + "/checkpoints/checkpoint_lenet_quant-3_937.ckpt";
    made.curves = reportedCurves(run.recipe.train.epochs, run.recipe.quantTrain.epochs);
    made.data = {60000, kReportedImages, false, std::string(64, 'a')};
    ReportReadings readings;
    for (int i = 0; i < kReportedImages; ++i) readings.truth.push_back(std::uint8_t(i % 10));
    readings.models = {misread(readings.truth, 0, 20), misread(readings.truth, 0, 24),
                       misread(readings.truth, 0, 26)};
    readings.untrained = misread(readings.truth, 0, 41);
    made.readings = readings;
    Certificate certificate;
    certificate.images = kReportedImages;
    certificate.pairs = {{engines::kFloat, engines::kFakeQuant, 4, -1, 0.0, true, 0, {}},
                         {engines::kFakeQuant, engines::kInteger, 0, 17, 1.0, false, 1, {}},
                         {engines::kInteger, engines::kCFloat, 0, 0, 0.0, false, 0, {}}};
    certificate.notRun = {{engines::kOnnxRuntime, "node is not on this machine", false}};
    made.certificate = certificate;
    return made;
}

/// A run that stopped in its float training, and whose images are not there any more.
inline ReportRun stoppedRun() {
    ReportRun made = reportedRun("stopped");
    made.run.results = {};
    made.run.results.floats = {2, 6.8, {97.5, kReportedImages}};
    made.run.quantCheckpoint.clear();
    made.curves = reportedCurves(2, 0);
    made.data = {};
    made.readings.reset();
    made.certificate.reset();
    made.whyNotRead = "/data: no such folder";
    return made;
}

inline ReportLanguage plainLanguage() {
    ReportLanguage language;
    language.date = [](std::int64_t) { return std::string("a day"); };
    return language;
}

}  // namespace quantelier::test
