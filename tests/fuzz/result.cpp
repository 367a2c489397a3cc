// Participants' results: written by others into a folder that everybody shares.
#include <cmath>

#include "engine/lesson/result_file.h"
#include "tests/fuzz/fuzzing.h"
#include "tests/fuzz/targets.h"

namespace quantelier::fuzz {

namespace {

bool check(const std::string& input) {
    const auto result = readOrRefused([&] { return resultFromJson(input, "result.lesson.json"); });
    if (!result) return false;
    demand(result->step >= 0 && result->step < int(result->steps.size()), "the step is one of the lesson's");
    demand(result->stepsDone() <= int(result->steps.size()), "no more is done than there is");
    for (const auto& [fact, value] : result->measured)
        demand(std::isfinite(value), "what is measured is a number");
    const std::string name = resultFileName(*result);
    demand(name.find('/') == std::string::npos && name[0] != '.', "a file's name leads out of no folder");
    const std::string written = resultToJson(*result);
    demand(resultToJson(resultFromJson(written, "again")) == written, "a result that is written comes back");
    return true;
}

std::vector<std::string> seeds() {
    LessonResult result;
    result.id = "0123abcd";
    result.name = "Mei";
    result.lesson = "first";
    result.steps = {{{true, false}, {}, 0}, {{true}, 12.5, 3}};
    result.step = result.furthest = 1;
    result.seconds = 61.5;
    result.updated = 1'700'000'000;
    result.recipeSha256 = "00ff";
    std::vector<std::string> seeds{resultToJson(result)};
    result.measured = {{"float.accuracy", 0.9871}, {"int8.bytes", 67528}};
    seeds.push_back(resultToJson(result));
    return seeds;
}

}  // namespace

const Target resultTarget{"result", check, seeds};

}  // namespace quantelier::fuzz
