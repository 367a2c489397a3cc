// The lessons of resources/lessons, compiled in.
#pragma once

#include <vector>

#include "engine/core/embedded_text.h"
#include "engine/lesson/lesson_reader.h"

namespace quantelier {

/// All pages, named with their folder (made by cmake/EmbedTexts.cmake).
const std::vector<EmbeddedText>& lessonPages();

/// By their numbers; those without one behind, in the order of their folders' names.
std::vector<LessonReading> builtInLessons();

}  // namespace quantelier
