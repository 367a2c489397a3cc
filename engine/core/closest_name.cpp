#include "engine/core/closest_name.h"

#include <fmt/format.h>

#include <algorithm>

namespace quantelier {

namespace {

constexpr std::size_t kFewNames = 12;
constexpr std::size_t kLongestName = 60;  // bytes; what is longer is no slip of the pen

// Optimal string alignment: insertions, deletions, replacements, swaps of two neighbours.
std::size_t edits(const std::string& a, const std::string& b) {
    std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i) d[i][0] = i;
    for (std::size_t j = 0; j <= b.size(); ++j) d[0][j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i)
        for (std::size_t j = 1; j <= b.size(); ++j) {
            d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] != b[j - 1])});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
        }
    return d[a.size()][b.size()];
}

}  // namespace

std::string closestName(const std::string& written, const std::vector<std::string>& names) {
    if (written.empty() || written.size() > kLongestName) return {};
    std::string closest;
    std::size_t fewest = std::max<std::size_t>(1, written.size() / 3) + 1;
    for (const std::string& name : names) {
        if (name.size() > kLongestName) continue;
        const std::size_t count = edits(written, name);
        if (count >= fewest) continue;
        fewest = count;
        closest = name;
    }
    return closest;
}

std::string didYouMean(const std::string& written, const std::vector<std::string>& names) {
    const std::string closest = closestName(written, names);
    if (!closest.empty()) return fmt::format(", did you mean `{}`?", closest);
    if (names.empty() || names.size() > kFewNames) return {};
    return fmt::format(", expected one of: {}", fmt::join(names, ", "));
}

}  // namespace quantelier
