// One Markdown page of a lesson: front matter between two lines of three hyphens, then sections.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace quantelier {

/// What is wrong with a lesson's file, and where.
struct LessonProblem {
    std::string file;  ///< its name; empty: the folder
    int line = 0;      ///< from 1; 0: of the whole file
    std::string message;

    std::string text() const;  ///< "01-load.md:14: unknown condition ..."
};

struct PageValue {
    std::string text;
    int line = 0;
};

struct PageEntry {
    PageValue value;               ///< empty where there are items
    std::vector<PageValue> items;  ///< of the lines that begin with a hyphen
};

struct LessonPage {
    std::map<std::string, PageEntry> entries;  ///< of the front matter, by key
    /// By heading; "": what stands before the first one. The line is that of the text.
    std::map<std::string, PageValue> sections;
};

/// A page with only these keys and headings; everything else is added to `problems`.
LessonPage readLessonPage(const std::string& file, const std::string& text,
                          const std::vector<std::string>& keys, const std::vector<std::string>& headings,
                          std::vector<LessonProblem>& problems);

}  // namespace quantelier
