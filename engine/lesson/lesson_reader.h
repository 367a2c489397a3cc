// Reads a lesson's folder. The format is written in resources/manual/lessons.md.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/lesson.h"
#include "engine/lesson/page_reader.h"

namespace quantelier {

/// Pages by file name: "lesson.md", "01-load.md", "01-load.zh_CN.md".
using LessonFiles = std::map<std::string, std::string>;

/// The lesson, or all that is wrong with it, in the order of the files.
struct LessonReading {
    std::string folder;  ///< where it was read from; empty: built in
    std::optional<Lesson> lesson;
    std::vector<LessonProblem> problems;
};

/// `name`: of the lesson's folder.
LessonReading readLesson(const std::string& name, const LessonFiles& files);

/// Reads all pages directly inside a folder; `path` may also be a page of it. Never throws.
LessonReading readLessonFolder(const std::string& path);

}  // namespace quantelier
