#include "engine/lesson/result_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <filesystem>
#include <tuple>

#include "engine/core/bounded_json.h"
#include "engine/core/files.h"

namespace quantelier {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr std::int64_t kMostBytes = 64 << 10;
constexpr std::size_t kMostFiles = 2000;
constexpr std::size_t kMostSteps = 40, kMostChecks = 13;
constexpr std::size_t kMostName = 200;  // bytes
constexpr const char* kEnding = ".lesson.json";

[[noreturn]] void refuse(const std::string& where, const std::string& reason) {
    throw Error(ErrorCode::BadInput, fmt::format("{}: {}", where, reason));
}

// What a file's name may hold on any system; the rest is left out.
std::string nameForFile(const std::string& name) {
    std::string plain;
    for (const char c : name.substr(0, 40))
        if (std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '_') plain += c;
    return plain.empty() ? "participant" : plain;
}

double finite(const Json& json, double least, double most) {
    const double number = json.get<double>();
    if (!std::isfinite(number) || number < least || number > most)
        throw Error(ErrorCode::BadInput, fmt::format("{} is out of range", number));
    return number;
}

std::string text(const Json& json) {
    const std::string text = json.get<std::string>();
    if (text.size() > kMostName) throw Error(ErrorCode::BadInput, "a name is too long");
    return shownMessage(text);
}

StepResult stepFromJson(const Json& json) {
    StepResult step;
    for (const Json& met : json.at("met")) step.met.push_back(met.get<bool>());
    if (step.met.size() > kMostChecks) throw Error(ErrorCode::BadInput, "a step has too many checks");
    if (json.contains("answer")) step.answer = finite(json.at("answer"), -1e12, 1e12);
    step.tries = int(finite(json.value("tries", Json(0)), 0, 1e6));
    return step;
}

LessonResult fromJson(const Json& json) {
    if (json.at("format").get<int>() != 1) throw Error(ErrorCode::BadInput, "written by a newer version");
    LessonResult result;
    result.id = text(json.at("id"));
    result.name = text(json.at("name"));
    result.lesson = text(json.at("lesson"));
    for (const Json& step : json.at("steps")) result.steps.push_back(stepFromJson(step));
    const double last = double(result.steps.size()) - 1.0;
    if (result.steps.empty() || result.steps.size() > kMostSteps)
        throw Error(ErrorCode::BadInput, fmt::format("{} steps", result.steps.size()));
    result.step = int(finite(json.at("step"), 0, last));
    result.furthest = int(finite(json.at("furthest"), 0, last));
    result.seconds = finite(json.value("seconds", Json(0)), 0, 1e9);
    result.updated = std::int64_t(finite(json.value("updated", Json(0)), 0, 1e12));
    result.recipeSha256 = text(json.value("recipe_sha256", Json("")));
    for (const std::string& fact : measuredFacts())
        if (json.contains("measured") && json["measured"].contains(fact))
            result.measured[fact] = finite(json["measured"][fact], 0, 1e12);
    return result;
}

}  // namespace

std::string resultToJson(const LessonResult& result) {
    Json json = {{"format", 1},
                 {"id", result.id},
                 {"name", result.name},
                 {"lesson", result.lesson},
                 {"step", result.step},
                 {"furthest", result.furthest},
                 {"steps_done", result.stepsDone()},
                 {"seconds", result.seconds},
                 {"updated", result.updated},
                 {"recipe_sha256", result.recipeSha256},
                 {"measured", Json::object()},
                 {"steps", Json::array()}};
    for (const auto& [fact, value] : result.measured) json["measured"][fact] = value;
    for (const StepResult& step : result.steps) {
        Json entry = {{"met", step.met}, {"tries", step.tries}};
        if (step.answer) entry["answer"] = *step.answer;
        json["steps"].push_back(std::move(entry));
    }
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

LessonResult resultFromJson(const std::string& text, const std::string& where) {
    try {
        return fromJson(parseBoundedJson<Json>(text));
    } catch (const Json::exception&) {
        refuse(where, "expected a participant's result, as the window writes it");
    } catch (const Error& e) {
        refuse(where, e.what());
    }
}

std::string resultFileName(const LessonResult& result) {
    return fmt::format("{}-{}-{}{}", nameForFile(result.name), nameForFile(result.lesson),
                       nameForFile(result.id), kEnding);
}

void writeResult(const std::string& folder, const LessonResult& result) {
    createFolder(folder);
    writeFileWhole((fs::path(folder) / resultFileName(result)).string(), resultToJson(result));
}

ResultFolder readResults(const std::string& folder) {
    ResultFolder read;
    try {
        for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
            const std::string name = entry.path().filename().string();
            const std::string ending = kEnding;
            if (name.size() <= ending.size() || name[0] == '.' ||
                name.compare(name.size() - ending.size(), ending.size(), ending) != 0)
                continue;
            if (read.results.size() + read.problems.size() == kMostFiles) {
                read.problems.push_back(
                    fmt::format("more than {} results; the others are left out", kMostFiles));
                break;
            }
            try {
                read.results.push_back(resultFromJson(readFile(entry.path().string(), kMostBytes), name));
            } catch (const Error& e) {
                read.problems.push_back(e.what());
            }
        }
    } catch (const fs::filesystem_error& e) {
        refuse(folder, e.code().message());
    }
    std::sort(read.results.begin(), read.results.end(), [](const LessonResult& a, const LessonResult& b) {
        return std::tie(a.name, a.lesson, a.id) < std::tie(b.name, b.lesson, b.id);
    });
    return read;
}

}  // namespace quantelier
