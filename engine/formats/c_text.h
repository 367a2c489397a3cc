// Constant arrays as C99 text.
#pragma once

#include <fmt/format.h>

#include <string>
#include <type_traits>

namespace quantelier {

/// Floats in hexadecimal, which is exact.
template <typename Number>
std::string cNumber(Number value) {
    if constexpr (std::is_floating_point_v<Number>)
        return fmt::format("{:a}f", value);
    else
        return fmt::format("{}", value);
}

/// The values between braces, in lines of at most 110 characters.
template <typename Numbers>
std::string cValues(const Numbers& values) {
    constexpr std::size_t kLineWidth = 110;
    std::string text = "{\n   ", line;
    for (const auto value : values) {
        const std::string word = " " + cNumber(value) + ",";
        if (3 + line.size() + word.size() > kLineWidth) {
            text += line + "\n   ";
            line.clear();
        }
        line += word;
    }
    return text + line + "\n}";
}

/// The definition of a constant array. `type` may begin with static.
template <typename Numbers>
std::string cArray(const std::string& type, const std::string& name, const Numbers& values) {
    return fmt::format("{} {}[{}] = {};\n\n", type, name, values.size(), cValues(values));
}

}  // namespace quantelier
