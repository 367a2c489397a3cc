#include "engine/lesson/page_name.h"

#include <algorithm>

namespace quantelier {

namespace {

constexpr const char* kEnding = ".md";
constexpr std::size_t kLongestName = 60;

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

bool isLower(char c) {
    return c >= 'a' && c <= 'z';
}

bool isPage(const std::string& page) {
    if (page == "lesson") return true;
    return page.size() > 3 && page.size() <= kLongestName && isDigit(page[0]) && isDigit(page[1]) &&
           page[2] == '-' && std::all_of(page.begin() + 3, page.end(), [](char c) {
               return isLower(c) || isDigit(c) || c == '-';
           });
}

// Two or three letters, with a country of two behind: "de", "zh_CN".
bool isLanguage(const std::string& language) {
    const std::size_t end = std::min(language.find('_'), language.size());
    if (end < 2 || end > 3 || !std::all_of(language.begin(), language.begin() + long(end), isLower))
        return false;
    const std::string country = language.substr(end);
    return country.empty() || (country.size() == 3 && country[1] >= 'A' && country[1] <= 'Z' &&
                               country[2] >= 'A' && country[2] <= 'Z');
}

}  // namespace

std::optional<PageName> pageName(const std::string& file) {
    const std::size_t ending = file.size() > 3 ? file.size() - 3 : 0;
    if (file.compare(ending, 3, kEnding) != 0) return {};
    const std::string stem = file.substr(0, ending);
    const std::size_t dot = std::min(stem.find('.'), stem.size());
    const PageName name{stem.substr(0, dot), dot < stem.size() ? stem.substr(dot + 1) : std::string()};
    if (!isPage(name.page) || (dot < stem.size() && !isLanguage(name.language))) return {};
    return name;
}

std::string pageFile(const std::string& page, const std::string& language) {
    return page + (language.empty() ? "" : "." + language) + kEnding;
}

}  // namespace quantelier
