// The lessons that are offered: the built-in ones, and those of folders that were opened, also by earlier
// windows.
#pragma once

#include <QStringList>
#include <vector>

#include "engine/core/lesson.h"

namespace quantelier {

class LessonShelf {
  public:
    /// The built-in lessons, then those of remembered folders that are there and sound.
    void fill();

    /// Adds the lesson of a folder and remembers the folder, or replaces what came from there. Its place.
    std::size_t put(Lesson lesson, const QString& folder);

    const std::vector<Lesson>& lessons() const { return m_lessons; }

  private:
    std::size_t add(Lesson lesson, const QString& folder);

    std::vector<Lesson> m_lessons;
    QStringList m_folders;  ///< of each lesson; empty for built-in ones
};

}  // namespace quantelier
