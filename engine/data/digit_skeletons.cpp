#include "engine/data/digit_skeletons.h"

#include <cstddef>

#include "engine/data/digit_ways.h"

namespace quantelier {
namespace {

/// Takes a whole number off the front of `text`.
int takeNumber(std::string_view& text) {
    const bool negative = text.front() == '-';
    if (negative) text.remove_prefix(1);
    int number = 0;
    for (; !text.empty() && text.front() >= '0' && text.front() <= '9'; text.remove_prefix(1))
        number = 10 * number + (text.front() - '0');
    return negative ? -number : number;
}

std::vector<WritingWay> readWays(int digit) {
    std::vector<WritingWay> ways;
    for (const WrittenWay& written : digit < 5 ? waysZeroToFour(digit) : waysFiveToNine(digit)) {
        WritingWay way{written.share, {}, written.wobble};
        for (const char* form : written.forms) way.forms.push_back(parseSkeleton(form));
        ways.push_back(way);
    }
    return ways;
}

}  // namespace

Skeleton parseSkeleton(std::string_view text) {
    Skeleton skeleton(1);
    while (!text.empty()) {
        const char next = text.front();
        if (next == '-' || (next >= '0' && next <= '9')) {
            const int x = takeNumber(text);
            text.remove_prefix(1);  // the comma
            skeleton.back().push_back({double(x), double(takeNumber(text))});
            continue;
        }
        if (next == '^') skeleton.back().back().corner = 1.0;
        if (next == '|') skeleton.emplace_back();
        text.remove_prefix(1);
    }
    return skeleton;
}

const std::vector<WritingWay>& writingWays(int digit) {
    static const std::vector<std::vector<WritingWay>> ways = [] {
        std::vector<std::vector<WritingWay>> all;
        for (int d = 0; d < 10; ++d) all.push_back(readWays(d));
        return all;
    }();
    return ways[static_cast<std::size_t>(digit)];
}

}  // namespace quantelier
