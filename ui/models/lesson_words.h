// Facts, conditions and results of lessons as the window writes them.
#pragma once

#include <QString>

#include "engine/core/lesson_result.h"

namespace quantelier {

/// The present value of a fact: "98.71 %", "63.6 kB", "60 000"; a dash where it is not known.
QString factText(const std::string& fact, const LessonFacts& facts);

/// Markdown with the facts in braces replaced by their values.
QString lessonText(const std::string& markdown, const LessonFacts& facts);

/// The value that a check looks at; of several the first that does not hold. Empty for words.
QString checkValue(const LessonCondition& condition, const LessonFacts& facts);

/// "Step 4 of 9", "Not started", "Done".
QString progressWords(const LessonResult* result, int steps);

}  // namespace quantelier
