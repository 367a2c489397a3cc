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

void printJson(const Json& json) {
    fmt::print("{}\n", json.dump());
}

}  // namespace quantelier::cli
