// JSON results; the keys are documented in resources/manual/command-line.md and are never renamed.
#pragma once

#include <nlohmann/json.hpp>

#include "engine/core/certificate.h"
#include "engine/core/metrics.h"

namespace quantelier::cli {

using Json = nlohmann::ordered_json;

Json jsonHead(const std::string& verb);
void addEvaluation(Json& json, const Evaluation& evaluation);
Json certificateJson(const Certificate& certificate);
void printJson(const Json& json);

}  // namespace quantelier::cli
