#include "engine/lesson/built_in_lessons.h"

namespace quantelier {

std::vector<LessonReading> builtInLessons() {
    std::map<std::string, LessonFiles> folders;
    for (const EmbeddedText& page : lessonPages()) {
        const std::size_t slash = page.name.find('/');
        folders[page.name.substr(0, slash)][page.name.substr(slash + 1)] = page.text;
    }
    std::vector<LessonReading> lessons;
    for (const auto& [name, files] : folders) lessons.push_back(readLesson(name, files));
    return lessons;
}

}  // namespace quantelier
