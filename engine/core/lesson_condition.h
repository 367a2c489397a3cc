// What a lesson checks: comparisons of facts, joined by "and".
//   float.accuracy >= 0.97
//   ptq.weight_bits == 2 and ptq.accuracy < float.accuracy - 0.05
#pragma once

#include <string>
#include <vector>

#include "engine/core/lesson_facts.h"

namespace quantelier {

enum class Relation { Less, LessOrEqual, Greater, GreaterOrEqual, Equal, NotEqual };

struct LessonTerm {
    std::string fact;
    Relation relation = Relation::Equal;
    std::string other;    ///< a fact that it is compared with, or empty
    double number = 0.0;  ///< compared with; where there is `other`, added to it
    std::string word;     ///< compared with, for facts that are words

    /// False while a fact is not known.
    bool holds(const LessonFacts& facts) const;
    bool operator==(const LessonTerm& o) const;
};

struct LessonCondition {
    std::vector<LessonTerm> terms;  ///< at least one

    bool holds(const LessonFacts& facts) const;
    const LessonTerm& firstUnmet(const LessonFacts& facts) const;  ///< the last one, if all hold
    bool operator==(const LessonCondition& o) const { return terms == o.terms; }
    bool operator!=(const LessonCondition& o) const { return !(*this == o); }
};

/// Throws Error(BadInput) with one sentence that names what is wrong, and a name that may be meant.
LessonCondition parseCondition(const std::string& text);

/// As it may be written in a lesson.
std::string conditionText(const LessonCondition& condition);

}  // namespace quantelier
