// JSON that someone else may have written. The library parses without recursion, but copies, compares and
// prints with it, and looks for a key among all others.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "engine/core/error.h"

namespace quantelier {

inline constexpr int kMostJsonDepth = 32;
inline constexpr int kMostJsonKeys = 10'000;

/// Throws Json::exception where the text is not JSON, Error(BadInput) where it is nested too deep or has too
/// many keys.
template <typename Json>
Json parseBoundedJson(const std::string& text) {
    int keys = 0;
    return Json::parse(text, [&](int depth, typename Json::parse_event_t event, const Json&) {
        if (depth > kMostJsonDepth) throw Error(ErrorCode::BadInput, "its JSON is nested too deep");
        if (event == Json::parse_event_t::key && ++keys > kMostJsonKeys)
            throw Error(ErrorCode::BadInput, "its JSON has too many keys");
        return true;
    });
}

}  // namespace quantelier
