// Participants' result files: JSON, one a participant and lesson, in a folder that many may write to.
#pragma once

#include <string>
#include <vector>

#include "engine/core/lesson_result.h"

namespace quantelier {

std::string resultToJson(const LessonResult& result);

/// `where` (a file name) opens the message. Throws Error(BadInput).
LessonResult resultFromJson(const std::string& text, const std::string& where);

/// Name of the file: from the participant's name, the lesson and the id, so that two who are called the same
/// do not overwrite one another.
std::string resultFileName(const LessonResult& result);

/// Whole or not at all. Throws WriteError.
void writeResult(const std::string& folder, const LessonResult& result);

/// A folder of results; files that cannot be read are named in `problems`.
struct ResultFolder {
    std::vector<LessonResult> results;
    std::vector<std::string> problems;
};

/// Throws Error(BadInput) where the folder cannot be read.
ResultFolder readResults(const std::string& folder);

}  // namespace quantelier
