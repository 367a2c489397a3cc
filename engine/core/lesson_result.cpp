#include "engine/core/lesson_result.h"

#include <algorithm>

namespace quantelier {

std::optional<double> LessonResult::value(const std::string& fact) const {
    const auto found = measured.find(fact);
    return found == measured.end() ? std::nullopt : std::optional(found->second);
}

bool LessonResult::isDone(std::size_t index) const {
    const std::vector<bool>& met = steps.at(index).met;
    return int(index) <= furthest && std::find(met.begin(), met.end(), false) == met.end();
}

int LessonResult::stepsDone() const {
    int done = 0;
    for (std::size_t i = 0; i < steps.size(); ++i) done += isDone(i);
    return done;
}

LessonResult beginLesson(const Lesson& lesson, const std::string& id, const std::string& name) {
    LessonResult result;
    result.id = id;
    result.name = name;
    result.lesson = lesson.name;
    for (const LessonStep& step : lesson.steps)
        result.steps.push_back({std::vector<bool>(step.checkCount(), false), {}, 0});
    return result;
}

bool fits(const LessonResult& result, const Lesson& lesson) {
    return std::equal(
        result.steps.begin(), result.steps.end(), lesson.steps.begin(), lesson.steps.end(),
        [](const StepResult& a, const LessonStep& b) { return a.met.size() == b.checkCount(); });
}

bool observe(LessonResult& result, const Lesson& lesson, const LessonFacts& facts) {
    const auto index = std::size_t(result.step);
    const std::vector<LessonCondition>& checks = lesson.steps.at(index).checks;
    std::vector<bool>& met = result.steps.at(index).met;
    bool isNew = false;
    for (std::size_t i = 0; i < checks.size(); ++i)
        if (!met[i] && checks[i].holds(facts)) isNew = met[i] = true;
    return isNew;
}

bool answerQuestion(LessonResult& result, const Lesson& lesson, double answer) {
    const auto index = std::size_t(result.step);
    StepResult& step = result.steps.at(index);
    if (step.met.back()) return true;
    step.answer = answer;
    ++step.tries;
    step.met.back() = lesson.steps.at(index).isRight(answer);
    return step.met.back();
}

const std::vector<std::string>& measuredFacts() {
    static const std::vector<std::string> facts = {
        "float.accuracy", "qat.accuracy", "int8.accuracy",     "ptq.accuracy", "float.bytes",
        "int8.bytes",     "ptq.bytes",    "export.onnx.bytes", "drawn.total",  "drawn.correct"};
    return facts;
}

}  // namespace quantelier
