#include "engine/lesson/built_in_lessons.h"

#include <algorithm>
#include <limits>

namespace quantelier {

namespace {

int placeOf(const LessonReading& reading) {
    const int number = reading.lesson ? reading.lesson->number : 0;
    return number > 0 ? number : std::numeric_limits<int>::max();
}

}  // namespace

std::vector<LessonReading> builtInLessons() {
    std::map<std::string, LessonFiles> folders;
    for (const EmbeddedText& page : lessonPages()) {
        const std::size_t slash = page.name.find('/');
        folders[page.name.substr(0, slash)][page.name.substr(slash + 1)] = page.text;
    }
    std::vector<LessonReading> lessons;
    for (const auto& [name, files] : folders) lessons.push_back(readLesson(name, files));
    std::stable_sort(lessons.begin(), lessons.end(),
                     [](const LessonReading& a, const LessonReading& b) { return placeOf(a) < placeOf(b); });
    return lessons;
}

}  // namespace quantelier
