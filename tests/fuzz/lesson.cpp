// Lessons: one input holds the pages, each behind a line with its name, with the byte 255 between.
#include <algorithm>

#include "engine/lesson/lesson_reader.h"
#include "tests/fuzz/fuzzing.h"
#include "tests/fuzz/targets.h"

namespace quantelier::fuzz {

namespace {

constexpr char kBetween = '\xff';

LessonFiles filesIn(const std::string& input) {
    LessonFiles files;
    for (std::size_t from = 0; from < input.size();) {
        const std::size_t end = std::min(input.find(kBetween, from), input.size());
        const std::size_t name = std::min(input.find('\n', from), end);
        files[input.substr(from, name - from)] = name < end ? input.substr(name + 1, end - name - 1) : "";
        from = end + 1;
    }
    return files;
}

bool check(const std::string& input) {
    const LessonFiles files = filesIn(input);
    const LessonReading reading = readLesson("lesson", files);
    demand(reading.lesson.has_value() == reading.problems.empty(),
           "a lesson is read, or its problems are named");
    for (const LessonProblem& problem : reading.problems) {
        demandReadable(Error(ErrorCode::BadInput, problem.message), true);
        demand(problem.line >= 0, "lines count from 1");
    }
    if (!reading.lesson) return false;
    demand(!reading.lesson->steps.empty(), "a lesson has a step");
    for (const LessonStep& step : reading.lesson->steps) {
        for (const auto& [language, words] : step.words)
            demand(words.checkLabels.size() == step.checks.size(), "a check has a label in each language");
        for (const LessonCondition& condition : step.checks)
            demand(parseCondition(conditionText(condition)) == condition,
                   "a condition that is written comes back");
        demand(!step.asks() || step.isRight(step.answer), "the answer is right");
    }
    return true;
}

std::vector<std::string> seeds() {
    const std::string head =
        "lesson.md\n---\nformat: 1\ntitle: A\nsummary: B\ngoals:\n  - C\nminutes: 5\ndataset: sketched\n"
        "preset: w4a8\ntrain_images: 600\n---\nText {float.accuracy}\n";
    const std::string step =
        "---\ntitle: A\ncontrol: train.start\nchecks:\n  - L: float.accuracy >= 0.97 and page.shown == "
        "train\n"
        "  - M: ptq.accuracy < float.accuracy - 0.05\nquestion: Q\nchoices:\n  - a\n  - b\nanswer: "
        "1\n---\nT\n"
        "## Task\nT {data.images}\n## Hint\nH\n## Explanation\nE\n";
    const std::string number = "02-b.md\n---\ntitle: B\nquestion: Q\nanswer: 0.5\ntolerance: 0.1\n---\nT\n";
    return {head + kBetween + "01-a.md\n" + step, head + kBetween + "01-a.md\n" + step + kBetween + number,
            head + kBetween + "01-a.md\n" + step + kBetween +
                "lesson.zh_CN.md\n---\ntitle: A\nsummary: B\ngoals:\n  - C\n---\n" + kBetween +
                "01-a.zh_CN.md\n" + step};
}

}  // namespace

const Target lessonTarget{"lesson", check, seeds};

}  // namespace quantelier::fuzz
