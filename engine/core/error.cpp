#include "engine/core/error.h"

#include <algorithm>

namespace quantelier {

std::string shownMessage(std::string message) {
    constexpr std::size_t kMostBytes = 2000, kHead = 1400, kTail = 600;  // the reason comes last
    constexpr unsigned char kDelete = 0x7f;
    if (message.size() > kMostBytes) {
        const auto isWithinCharacter = [&](std::size_t at) {
            return (message[at] & 0xc0) == 0x80;
        };  // of UTF-8
        std::size_t end = kHead, begin = message.size() - kTail;
        while (end > 0 && isWithinCharacter(end)) --end;
        while (begin < message.size() && isWithinCharacter(begin)) ++begin;
        message.replace(end, begin - end, " ... ");
    }
    std::replace_if(
        message.begin(), message.end(),
        [](unsigned char c) { return (c < ' ' && c != '\n') || c == kDelete; }, '?');
    return message;
}

}  // namespace quantelier
