#include "engine/lesson/page_reader.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/core/closest_name.h"
#include "engine/core/error.h"

namespace quantelier {

namespace {

constexpr const char* kRule = "---";
constexpr const char* kHeading = "## ";

std::string trimmed(const std::string& text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::vector<std::string> linesOf(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t from = 0; from <= text.size();) {
        const std::size_t end = std::min(text.find('\n', from), text.size());
        std::string line = text.substr(from, end - from);
        if (!line.empty() && line.back() == '\r') line.pop_back();
        lines.push_back(std::move(line));
        from = end + 1;
    }
    return lines;
}

class PageReader {
  public:
    PageReader(const std::string& file, const std::vector<std::string>& keys,
               const std::vector<std::string>& headings, std::vector<LessonProblem>& problems)
        : m_file(file), m_keys(keys), m_headings(headings), m_problems(problems) {}

    LessonPage read(const std::string& text) {
        m_lines = linesOf(text);
        readFrontMatter();
        readSections();
        return std::move(m_page);
    }

  private:
    void problem(std::size_t index, const std::string& message) {
        m_problems.push_back({m_file, int(index) + 1, shownMessage(message)});
    }

    void readFrontMatter() {
        if (trimmed(m_lines[0]) != kRule)
            return problem(0, "expected `---`, the line that the front matter begins with");
        for (m_at = 1; m_at < m_lines.size() && trimmed(m_lines[m_at]) != kRule; ++m_at) readEntry();
        if (m_at == m_lines.size()) return problem(0, "the front matter has no closing `---`");
        ++m_at;
    }

    void readEntry() {
        const std::string& line = m_lines[m_at];
        const std::string content = trimmed(line);
        if (content.empty() || content[0] == '#') return;
        if (content == "-" || content.rfind("- ", 0) == 0) return readItem(trimmed(content.substr(1)));
        const std::size_t colon = content.find(':');
        if (colon == std::string::npos || line[0] == ' ' || line[0] == '\t')
            return problem(m_at, "expected `key: value`, or `  - item` below a key");
        const std::string key = trimmed(content.substr(0, colon));
        m_key.clear();
        if (std::find(m_keys.begin(), m_keys.end(), key) == m_keys.end())
            return problem(m_at, fmt::format("unknown key `{}`{}", key, didYouMean(key, m_keys)));
        if (m_page.entries.count(key)) return problem(m_at, fmt::format("`{}` is here twice", key));
        m_key = key;
        m_page.entries[key].value = {trimmed(content.substr(colon + 1)), int(m_at) + 1};
    }

    void readItem(const std::string& item) {
        if (m_key.empty()) return;  // of a key that is a problem already
        if (item.empty()) return problem(m_at, "this item is empty");
        PageEntry& entry = m_page.entries[m_key];
        if (!entry.value.text.empty())
            return problem(m_at, fmt::format("`{}` has a value already, so it can have no items", m_key));
        entry.items.push_back({item, int(m_at) + 1});
    }

    // Headings inside a fence of code are code.
    void readSections() {
        std::string heading;
        bool isCode = false;
        m_page.sections[heading].line = int(m_at) + 1;  // of the first line behind it
        for (; m_at < m_lines.size(); ++m_at) {
            const std::string& line = m_lines[m_at];
            if (line.rfind("```", 0) == 0) isCode = !isCode;
            if (isCode || line.rfind(kHeading, 0) != 0) {
                m_page.sections[heading].text += line + '\n';
                continue;
            }
            heading = trimmed(line.substr(3));
            if (std::find(m_headings.begin(), m_headings.end(), heading) == m_headings.end())
                problem(m_at,
                        fmt::format("unknown section `{}`{}", heading, didYouMean(heading, m_headings)));
            else if (m_page.sections.count(heading))
                problem(m_at, fmt::format("section `{}` is here twice", heading));
            m_page.sections[heading].line = int(m_at) + 2;
        }
        for (auto& [name, section] : m_page.sections) trimBlankLines(section);
    }

    static void trimBlankLines(PageValue& section) {
        const std::size_t blank = std::min(section.text.find_first_not_of('\n'), section.text.size());
        section.line += int(blank);
        section.text.erase(0, blank);
        section.text.erase(section.text.find_last_not_of(" \n") + 1);
    }

    const std::string& m_file;
    const std::vector<std::string>&m_keys, &m_headings;
    std::vector<LessonProblem>& m_problems;
    std::vector<std::string> m_lines;
    std::size_t m_at = 0;
    std::string m_key;  // that items belong to
    LessonPage m_page;
};

}  // namespace

std::string LessonProblem::text() const {
    if (file.empty()) return message;
    return line > 0 ? fmt::format("{}:{}: {}", file, line, message) : fmt::format("{}: {}", file, message);
}

LessonPage readLessonPage(const std::string& file, const std::string& text,
                          const std::vector<std::string>& keys, const std::vector<std::string>& headings,
                          std::vector<LessonProblem>& problems) {
    return PageReader(file, keys, headings, problems).read(text);
}

}  // namespace quantelier
