#include "engine/lesson/lesson_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <utility>

#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/lesson/lesson_pages.h"
#include "engine/lesson/page_name.h"

namespace quantelier {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostSteps = 40;
constexpr std::size_t kMostFiles = 500;
constexpr std::int64_t kMostPageBytes = 64 << 10;
constexpr const char* kHead = "lesson.md";

using Problems = std::vector<LessonProblem>;

// UTF-8 without control characters, so that it can be shown; 0 where it is, else the line that is not.
int unreadableLine(const std::string& text) {
    int line = 1, following = 0;
    for (const unsigned char c : text) {
        if (c == '\n') ++line;
        if (following > 0) {
            if ((c & 0xc0) != 0x80) return line;
            --following;
        } else if (c >= 0xf8 || (c >= 0x80 && c < 0xc2) || c == 0x7f ||
                   (c < ' ' && c != '\n' && c != '\r' && c != '\t')) {
            return line;
        } else {
            following = c >= 0xf0 ? 3 : c >= 0xe0 ? 2 : c >= 0xc0 ? 1 : 0;
        }
    }
    return following > 0 ? line : 0;
}

bool isReadable(const std::string& file, const std::string& text, Problems& problems) {
    if (std::int64_t(text.size()) > kMostPageBytes)
        problems.push_back(
            {file, 0, fmt::format("{} bytes, a page has at most {}", text.size(), kMostPageBytes)});
    else if (const int line = unreadableLine(text))
        problems.push_back({file, line, "not text in UTF-8"});
    else
        return true;
    return false;
}

// Files that are named alike but for their language are one page.
std::map<std::string, std::map<std::string, std::string>> byPage(const LessonFiles& files,
                                                                 Problems& problems) {
    std::map<std::string, std::map<std::string, std::string>> pages;
    for (const auto& [file, text] : files) {
        const auto name = pageName(file);
        if (!name)
            problems.push_back({file, 0,
                                "not a page's name: lesson.md, or two digits, a hyphen and a name as in "
                                "01-load.md, with a language before the ending as in 01-load.zh_CN.md"});
        else if (isReadable(file, text, problems))
            pages[name->page][name->language] = text;
    }
    return pages;
}

void checkLanguages(const Lesson& lesson, const std::string& page,
                    const std::map<std::string, std::string>& languages, Problems& problems) {
    for (const auto& [language, words] : lesson.words)
        if (!languages.count(language))
            problems.push_back(
                {pageFile(page, language), 0,
                 fmt::format("missing: {} is there in this language", pageFile("lesson", language))});
    for (const auto& [language, text] : languages)
        if (!lesson.words.count(language))
            problems.push_back(
                {pageFile(page, language), 0,
                 fmt::format("there is no {} in this language", pageFile("lesson", language))});
}

LessonFiles pagesIn(const fs::path& folder) {
    LessonFiles files;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
        if (entry.path().extension() != ".md" || !entry.is_regular_file()) continue;
        if (files.size() == kMostFiles)
            throw Error(ErrorCode::BadInput, fmt::format("more than {} pages", kMostFiles));
        files[entry.path().filename().string()] = readFile(entry.path().string(), kMostPageBytes);
    }
    return files;
}

}  // namespace

LessonReading readLesson(const std::string& name, const LessonFiles& files) {
    LessonReading reading;
    Problems& problems = reading.problems;
    auto pages = byPage(files, problems);
    Lesson lesson;
    lesson.name = name;
    if (pages.count("lesson") && pages["lesson"].count(""))
        readHead(pages["lesson"], lesson, problems);
    else if (!files.count(kHead))
        problems.push_back({kHead, 0, "missing: it holds the lesson's title, minutes and goals"});
    pages.erase("lesson");
    std::string number;
    for (const auto& [page, languages] : pages) {
        if (page.substr(0, 2) == number)
            problems.push_back(
                {pageFile(page, ""), 0, fmt::format("a second step with the number {}", number)});
        number = page.substr(0, 2);
        checkLanguages(lesson, page, languages, problems);
        if (languages.count("")) lesson.steps.push_back(readStep(page, languages, problems));
    }
    if (lesson.steps.empty()) problems.push_back({kHead, 0, "there is no step: 01-NAME.md is the first one"});
    if (lesson.steps.size() > kMostSteps)
        problems.push_back({kHead, 0, fmt::format("{} steps, at most {}", lesson.steps.size(), kMostSteps)});
    std::stable_sort(problems.begin(), problems.end(), [](const LessonProblem& a, const LessonProblem& b) {
        return std::pair(a.file, a.line) < std::pair(b.file, b.line);
    });
    if (problems.empty()) reading.lesson = std::move(lesson);
    return reading;
}

LessonReading readLessonFolder(const std::string& path) {
    fs::path folder = path;
    std::error_code reason;
    if (fs::is_regular_file(folder, reason) && folder.extension() == ".md") folder = folder.parent_path();
    if (folder.empty()) folder = ".";
    LessonReading reading;
    try {
        const LessonFiles files = pagesIn(folder);
        const fs::path whole = fs::absolute(folder, reason).lexically_normal();
        reading =
            readLesson((whole.filename().empty() ? whole.parent_path() : whole).filename().string(), files);
    } catch (const Error& e) {
        reading.problems.push_back({"", 0, e.what()});
    } catch (const fs::filesystem_error& e) {
        reading.problems.push_back({"", 0, shownMessage(e.code().message())});
    }
    reading.folder = folder.string();
    return reading;
}

}  // namespace quantelier
