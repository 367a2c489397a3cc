#include "engine/run_report.h"

#include <fmt/format.h>

#include "engine/certificate.h"
#include "engine/core/files.h"
#include "engine/data/dataset_loader.h"
#include "engine/data/sha256.h"

namespace quantelier {

namespace {

// Shares of the time that they take, roughly.
constexpr double kFloatDone = 0.1, kQuantDone = 0.2, kIntegerDone = 0.25, kReadingsDone = 0.35;

ReportReadings read(const Models& models, const PreparedData& data, const CancelToken& cancel,
                    const Progress& progress) {
    const std::vector<std::uint8_t>& truth = data.test.labels;
    ReportReadings readings;
    readings.truth = truth;
    const auto of = [&](Arithmetic arithmetic) -> Evaluation& {
        return readings.models[std::size_t(arithmetic)];
    };
    if (models.floats)
        of(Arithmetic::Float) = evaluationFromLogits(floatLogits(*models.floats, data.test, cancel), truth);
    progress(kFloatDone);
    if (!models.quant) return readings;
    of(Arithmetic::FakeQuant) = evaluationFromLogits(quantLogits(*models.quant, data.test, cancel), truth);
    progress(kQuantDone);
    of(Arithmetic::Int8) = evaluationFromLogits(integerLogits(*models.integer, data.test, cancel), truth);
    progress(kIntegerDone);
    if (models.floats)
        readings.untrained = evaluateWithoutTraining(*models.floats, models.recipe, data, cancel);
    return readings;
}

}  // namespace

ReportRun reportRun(const std::string& folder) {
    ReportRun run;
    run.run = readRun(folder);
    if (!run.run.problem.empty())
        throw Error(ErrorCode::BadInput, fmt::format("{}: {}", folder, run.run.problem));
    run.curves = readCurves(run.run);
    return run;
}

std::shared_ptr<const PreparedData> dataOfRun(const RunSummary& run) {
    DatasetPair data = loadDataset(run.recipe.data);
    if (data.sha256 != run.provenance.datasetSha256)
        throw Error(
            ErrorCode::BadInput,
            fmt::format(
                "{}: expected the images that {} was trained on (SHA-256 {}), found others (SHA-256 {})",
                data.description, run.name(), run.provenance.datasetSha256, data.sha256));
    return prepareData(std::move(data));
}

void measure(ReportRun& run, const PreparedData& data, const ReportParts& parts, const CancelToken& cancel,
             const Progress& progress) {
    run.data = {data.train.count(), data.test.count(), data.original.canonicalMnist, data.original.sha256};
    const Models models = loadModelsOf(run.run);
    if (parts.readings && (models.floats || models.quant))
        run.readings = read(models, data, cancel, progress);
    progress(kReadingsDone);
    if (parts.certificate && models.quant) {
        run.certificate = certify(models, data.test, cancel);
        run.certificate->modelSha256 = sha256OfFile(run.run.quantCheckpoint);
        run.certificate->dataSha256 = data.original.sha256;
    }
    progress(1.0);
}

void writeReport(const std::string& path, const std::vector<ReportRun>& runs,
                 const ReportLanguage& language) {
    writeFileWhole(path, reportHtml(reportDocument(runs, language)));
}

}  // namespace quantelier
