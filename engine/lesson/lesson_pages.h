// The two kinds of pages of a lesson. A translation repeats the page: what is no words must be the same, or
// left out.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/core/lesson.h"
#include "engine/lesson/page_reader.h"

namespace quantelier {

/// Texts of one page by language; "" is there.
using PageLanguages = std::map<std::string, std::string>;

void readHead(const PageLanguages& languages, Lesson& lesson, std::vector<LessonProblem>& problems);

/// `page` as in "01-load".
LessonStep readStep(const std::string& page, const PageLanguages& languages,
                    std::vector<LessonProblem>& problems);

}  // namespace quantelier
