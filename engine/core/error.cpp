#include "engine/core/error.h"

#include <algorithm>

namespace quantelier {

std::string shownMessage(std::string message) {
    constexpr std::size_t kMostBytes = 2000;
    constexpr unsigned char kDelete = 0x7f;
    if (message.size() > kMostBytes) {
        std::size_t end = kMostBytes;
        while (end > 0 && (message[end] & 0xc0) == 0x80) --end;  // not within a character of UTF-8
        message.resize(end);
        message += " ...";
    }
    std::replace_if(
        message.begin(), message.end(),
        [](unsigned char c) { return (c < ' ' && c != '\n') || c == kDelete; }, '?');
    return message;
}

}  // namespace quantelier
