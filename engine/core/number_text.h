// Numbers as people read them, in the window and in reports. Groups are parted by U+00A0, the decimal sign is
// a point in every language, and minus is U+2212. UTF-8.
#pragma once

#include <cstdint>
#include <string>

namespace quantelier::number_text {

std::string whole(std::int64_t value);             ///< 60 000
std::string decimal(double value, int decimals);   ///< −0.42; a dash for what is no number
std::string withSign(double value, int decimals);  ///< +0.42, −0.42, 0.00

/// 98.71, for 1 000 samples and more; one decimal for fewer.
std::string percentFigure(double percent, std::int64_t sample);
std::string percent(double percent, std::int64_t sample);  ///< the same with its sign

std::string plusMinus(double halfWidth);    ///< ± 0.22
std::string pValue(double p);               ///< p = 0.77, p < 0.01; with the digits that tell it from 0.05
std::string kilobytes(std::int64_t bytes);  ///< 63.6 kB (1 000 bytes)
std::string bytes(std::int64_t bytes);      ///< 63 594 B
std::string ratio(double ratio);            ///< 3.88×
std::string duration(double seconds);       ///< 6.8 µs, 12 ms, 4.2 s, 1:20

}  // namespace quantelier::number_text
