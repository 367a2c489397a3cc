#include "engine/core/number_text.h"

#include <fmt/format.h>

#include <cmath>
#include <cstdlib>

namespace quantelier::number_text {

namespace {

constexpr const char* kSpace = "\u00a0";
constexpr const char* kMinus = "\u2212";

std::string grouped(std::string digits) {
    for (auto i = std::int64_t(digits.size()) - 3; i > 0; i -= 3) digits.insert(std::size_t(i), kSpace);
    return digits;
}

// Two digits below ten, none lost above: 6.8, 41, 412.
std::string twoDigits(double value) {
    return decimal(value, value < 9.95 ? 1 : 0);
}

}  // namespace

std::string whole(std::int64_t value) {
    const std::string digits = fmt::to_string(value);
    return value < 0 ? kMinus + grouped(digits.substr(1)) : grouped(digits);
}

std::string decimal(double value, int decimals) {
    if (!std::isfinite(value)) return "\u2013";
    const std::string digits = fmt::format("{:.{}f}", std::fabs(value), decimals);
    const std::size_t point = std::min(digits.find('.'), digits.size());
    const std::string text = grouped(digits.substr(0, point)) + digits.substr(point);
    const bool isZero = std::strtod(digits.c_str(), nullptr) == 0.0;  // −0.00 would mean nothing
    return value < 0.0 && !isZero ? kMinus + text : text;
}

std::string withSign(double value, int decimals) {
    const std::string text = decimal(value, decimals);
    return value > 0.0 && text != decimal(0.0, decimals) ? '+' + text : text;
}

std::string percentFigure(double percent, std::int64_t sample) {
    return decimal(percent, sample >= 1000 ? 2 : 1);
}

std::string percent(double percent, std::int64_t sample) {
    return percentFigure(percent, sample) + kSpace + '%';
}

std::string plusMinus(double halfWidth) {
    return fmt::format("±{}{}", kSpace, decimal(halfWidth, 2));
}

std::string pValue(double p) {
    if (p < 0.01) return fmt::format("p{0}<{0}{1}", kSpace, decimal(0.01, 2));
    const bool roundsToLimit = p >= 0.045 && p < 0.055;
    return fmt::format("p{0}={0}{1}", kSpace, decimal(p, roundsToLimit ? 3 : 2));
}

std::string kilobytes(std::int64_t bytes) {
    return decimal(double(bytes) / 1000.0, 1) + kSpace + "kB";
}

std::string bytes(std::int64_t bytes) {
    return whole(bytes) + kSpace + 'B';
}

std::string ratio(double ratio) {
    return decimal(ratio, 2) + "×";
}

std::string duration(double seconds) {
    if (seconds < 0.9995e-3) return twoDigits(seconds * 1e6) + kSpace + "µs";
    if (seconds < 0.9995) return twoDigits(seconds * 1e3) + kSpace + "ms";
    if (seconds < 59.95) return decimal(seconds, 1) + kSpace + 's';
    const std::int64_t all = std::llround(seconds);
    if (all < 3600) return fmt::format("{}:{:02}", all / 60, all % 60);
    return fmt::format("{}:{:02}:{:02}", all / 3600, all / 60 % 60, all % 60);
}

}  // namespace quantelier::number_text
