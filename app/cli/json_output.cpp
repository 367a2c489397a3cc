#include "app/cli/json_output.h"

#include <fmt/format.h>

#include "engine/session.h"

namespace quantelier::cli {

Json jsonHead(const std::string& verb) {
    return {{"verb", verb}, {"version", programVersion()}};
}

void addEvaluation(Json& json, const Evaluation& evaluation) {
    const Interval interval = evaluation.ci95Percent();
    json["accuracy_percent"] = evaluation.accuracyPercent();
    json["correct"] = evaluation.correct;
    json["total"] = evaluation.total;
    json["loss"] = evaluation.loss;
    json["ci95_percent"] = {interval.low, interval.high};
}

Json certificateJson(const Certificate& certificate) {
    Json pairs = Json::array(), notRun = Json::array(), differing = Json::array();
    for (const CertificatePair& pair : certificate.pairs) {
        pairs.push_back({{"a", pair.a},
                         {"b", pair.b},
                         {"labels", pair.labels},
                         {"logits", pair.logits < 0 ? Json(nullptr) : Json(pair.logits)},
                         {"max_difference", pair.logits < 0 ? Json(nullptr) : Json(pair.maxDifference)}});
        if (!pair.note.empty()) pairs.back()["note"] = pair.note;
    }
    for (const EngineNotRun& engine : certificate.notRun)
        notRun.push_back({{"engine", engine.engine}, {"reason", engine.reason}, {"failed", engine.failed}});
    for (const DifferingImage& image : certificate.differing)
        differing.push_back({{"index", image.index},
                             {"fake_quant_label", image.fakeQuantLabel},
                             {"integer_label", image.integerLabel},
                             {"margin", image.margin},
                             {"layer", image.layer}});
    return {{"images", certificate.images},
            {"seconds", certificate.seconds},
            {"model_sha256", certificate.modelSha256},
            {"data_sha256", certificate.dataSha256},
            {"pairs", pairs},
            {"not_run", notRun},
            {"differing_images", differing}};
}

void printJson(const Json& json) {
    // Names of files need not be UTF-8.
    fmt::print("{}\n", json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

}  // namespace quantelier::cli
