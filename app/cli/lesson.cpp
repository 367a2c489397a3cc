// quantelier lesson check, list.
#include <fmt/format.h>

#include "app/cli/json_output.h"
#include "app/cli/value_names.h"
#include "app/cli/verbs.h"
#include "engine/session.h"

namespace quantelier::cli {

namespace {

std::string languagesText(const Lesson& lesson) {
    std::string text;
    for (const auto& [language, words] : lesson.words)
        if (!language.empty()) text += ", " + language;
    return text;
}

void printLesson(const std::string& where, const Lesson& lesson) {
    fmt::print("{}: {}, {} steps, {} min{}\n", where, lesson.in("").title, lesson.steps.size(),
               lesson.minutes, languagesText(lesson));
}

void runCheck(const std::vector<std::string>& paths) {
    std::size_t problems = 0;
    for (const std::string& path : paths) {
        const LessonReading reading = readLessonFolder(path);
        for (const LessonProblem& problem : reading.problems)
            fmt::print("{}{}{}\n", reading.folder, problem.file.empty() ? ": " : "/", problem.text());
        if (reading.lesson) printLesson(path, *reading.lesson);
        problems += reading.problems.size();
    }
    if (problems > 0)
        throw Error(ErrorCode::BadInput,
                    fmt::format("{} problem{} in lessons, see above", problems, problems == 1 ? "" : "s"));
}

void runList(bool json) {
    Json lessons = Json::array();
    for (const LessonReading& reading : builtInLessons()) {
        const Lesson& lesson = reading.lesson.value();
        if (json)
            lessons.push_back({{"name", lesson.name},
                               {"title", lesson.in("").title},
                               {"minutes", lesson.minutes},
                               {"steps", lesson.steps.size()}});
        else
            printLesson(lesson.name, lesson);
    }
    if (!json) return;
    Json result = jsonHead("lesson list");
    result["lessons"] = std::move(lessons);
    printJson(result);
}

std::string measuredText(const LessonResult& result, const char* fact, double factor, const char* format) {
    const std::optional<double> value = result.value(fact);
    return value ? fmt::format(fmt::runtime(format), *value * factor) : "-";
}

Json resultJson(const LessonResult& result) {
    return {
        {"name", result.name},        {"lesson", result.lesson},      {"id", result.id},
        {"step", result.step + 1},    {"steps", result.steps.size()}, {"steps_done", result.stepsDone()},
        {"seconds", result.seconds},  {"updated", result.updated},    {"recipe_sha256", result.recipeSha256},
        {"measured", result.measured}};
}

void runResults(const std::string& folder, bool json) {
    const ResultFolder read = readResults(folder);
    if (json) {
        Json result = jsonHead("lesson results");
        result["folder"] = folder;
        result["results"] = Json::array();
        for (const LessonResult& one : read.results) result["results"].push_back(resultJson(one));
        result["problems"] = read.problems;
        return printJson(result);
    }
    fmt::print("{:20}  {:24}{:>8}{:>8}{:>9}\n", "name", "lesson", "done", "int8", "bytes");
    for (const LessonResult& one : read.results)
        fmt::print("{:20}  {:24}{:>8}{:>8}{:>9}\n", one.name, one.lesson,
                   fmt::format("{}/{}", one.stepsDone(), one.steps.size()),
                   measuredText(one, "int8.accuracy", 100.0, "{:.2f}"),
                   measuredText(one, "int8.bytes", 1.0, "{:.0f}"));
    for (const std::string& problem : read.problems) fmt::print("{}\n", problem);
}

const char* kindWord(FactKind kind) {
    switch (kind) {
        case FactKind::Count:
            return "count";
        case FactKind::Number:
            return "number";
        case FactKind::Fraction:
            return "fraction";
        case FactKind::Bytes:
            return "bytes";
        case FactKind::Flag:
            return "yes, no";
        case FactKind::Word:
            break;
    }
    return "word";
}

void runConditions() {
    for (const FactInfo& fact : lessonFacts())
        fmt::print("{:30}{:10}{}{}{}\n", fact.name, kindWord(fact.kind), fact.meaning,
                   fact.words.empty() ? "" : ": ", fmt::join(fact.words, ", "));
    fmt::print("\ncontrols:\n");
    for (const ControlInfo& control : lessonControls())
        fmt::print("{:30}{}\n", control.name, control.meaning);
}

}  // namespace

void addLesson(CLI::App& app) {
    CLI::App* const verb =
        app.add_subcommand("lesson", "Check lessons that you wrote, list the built-in ones");
    verb->require_subcommand(1);

    struct Options {
        std::vector<std::string> paths;
        std::string folder;
        bool json = false;
    };
    const auto options = std::make_shared<Options>();
    CLI::App* const check = verb->add_subcommand("check", "What is wrong in lessons' folders, line by line");
    check->add_option("PATH", options->paths, "Folders of lessons, or a page in one")
        ->required()
        ->type_name(kPath);
    check->callback([options] { runCheck(options->paths); });

    verb->add_subcommand("conditions", "What a lesson can check and point at")->callback(runConditions);

    CLI::App* const results = verb->add_subcommand("results", "Who of a room is where");
    results->add_option("FOLDER", options->folder, "Where the participants' results are")
        ->required()
        ->type_name(kFolder);
    results->add_flag("--json", options->json, "Print one JSON object instead of text");
    results->callback([options] { runResults(options->folder, options->json); });

    CLI::App* const list = verb->add_subcommand("list", "The built-in lessons");
    list->add_flag("--json", options->json, "Print one JSON object instead of text");
    list->callback([options] { runList(options->json); });
}

}  // namespace quantelier::cli
