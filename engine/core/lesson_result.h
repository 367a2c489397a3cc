// How far a participant is in a lesson, and what came of it: one small file.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/lesson.h"

namespace quantelier {

struct StepResult {
    std::vector<bool> met;  ///< of the step's checks, and behind them its question
    std::optional<double> answer;
    int tries = 0;  ///< of the question
};

struct LessonResult {
    std::string id;      ///< of this participant on this computer, so that names may be the same
    std::string name;    ///< of the participant
    std::string lesson;  ///< its folder's name
    int step = 0;        ///< that is looked at, from 0
    int furthest = 0;    ///< that was looked at
    std::vector<StepResult> steps;
    double seconds = 0.0;                    ///< with the lesson open
    std::int64_t updated = 0;                ///< seconds since 1970
    std::string recipeSha256;                ///< of the recipe as JSON, when it was last measured
    std::map<std::string, double> measured;  ///< numeric facts by name, accuracies as fractions

    std::optional<double> value(const std::string& fact) const;
    int stepsDone() const;
    bool isDone(std::size_t index) const;  ///< looked at, and all its checks met
};

LessonResult beginLesson(const Lesson& lesson, const std::string& id, const std::string& name);

/// Whether a result fits a lesson as it is now: the same number of steps and checks.
bool fits(const LessonResult& result, const Lesson& lesson);

/// Checks off what the facts meet in the present step; what was met stays met. True if something was new.
bool observe(LessonResult& result, const Lesson& lesson, const LessonFacts& facts);

/// The participant's answer to the present step's question; true if it is right. A right one stays.
bool answerQuestion(LessonResult& result, const Lesson& lesson, double answer);

/// The facts that a result keeps.
const std::vector<std::string>& measuredFacts();

}  // namespace quantelier
