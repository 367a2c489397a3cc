#include "app/lesson_shelf.h"

#include <QDir>
#include <QSettings>
#include <algorithm>

#include "engine/session.h"

namespace quantelier {

namespace {
constexpr const char* kFoldersKey = "workshop/lessons";
constexpr qsizetype kMostRemembered = 12;
}  // namespace

void LessonShelf::fill() {
    for (LessonReading& reading : builtInLessons())
        if (reading.lesson) add(std::move(*reading.lesson), {});
    for (const QString& folder : QSettings().value(QLatin1String(kFoldersKey)).toStringList())
        if (LessonReading reading = readLessonFolder(folder.toStdString()); reading.lesson)
            add(std::move(*reading.lesson), folder);
}

std::size_t LessonShelf::put(Lesson lesson, const QString& folder) {
    const QString path = QDir(folder).absolutePath();
    QSettings settings;
    QStringList remembered = settings.value(QLatin1String(kFoldersKey)).toStringList();
    remembered.removeAll(path);
    remembered.append(path);
    settings.setValue(QLatin1String(kFoldersKey),
                      remembered.mid(std::max<qsizetype>(0, remembered.size() - kMostRemembered)));
    return add(std::move(lesson), path);
}

std::size_t LessonShelf::add(Lesson lesson, const QString& folder) {
    const qsizetype known = folder.isEmpty() ? -1 : m_folders.indexOf(folder);
    if (known >= 0) {
        m_lessons[std::size_t(known)] = std::move(lesson);
        return std::size_t(known);
    }
    m_lessons.push_back(std::move(lesson));
    m_folders.append(folder);
    return m_lessons.size() - 1;
}

}  // namespace quantelier
