// Names of a lesson's files: 01-load.zh_CN.md is the page 01-load in the language zh_CN.
#pragma once

#include <optional>
#include <string>

namespace quantelier {

struct PageName {
    std::string page;      ///< "lesson", or as in "01-load"
    std::string language;  ///< empty: the one that is shown where no other fits
};

std::optional<PageName> pageName(const std::string& file);
std::string pageFile(const std::string& page, const std::string& language);

}  // namespace quantelier
