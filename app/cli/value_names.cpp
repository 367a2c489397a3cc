#include "app/cli/value_names.h"

#include <fmt/format.h>

namespace quantelier::cli {

std::string oneOf(const std::vector<std::string>& words) {
    return fmt::format("{{{}}}", fmt::join(words, ","));
}

std::vector<std::string> splitAtCommas(const std::string& text) {
    std::vector<std::string> parts(1);
    for (const char c : text)
        if (c == ',')
            parts.emplace_back();
        else
            parts.back() += c;
    return parts;
}

std::vector<std::string> wordsOf(const std::string& valueName) {
    if (valueName.empty() || valueName.front() != '{') return {};
    return splitAtCommas(valueName.substr(1, valueName.size() - 2));
}

}  // namespace quantelier::cli
