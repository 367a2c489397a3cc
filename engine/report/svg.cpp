#include "engine/report/svg.h"

#include <fmt/format.h>

#include <cmath>
#include <cstdlib>

namespace quantelier::report {

namespace {

constexpr double kMarkSize = 9.0;
constexpr int kTextSize = 12;

// Coordinates to a hundredth of a pixel.
std::string at(double value) {
    return fmt::format("{:g}", std::round(value * 100.0) / 100.0);
}

std::string attributes(const Stroke& stroke) {
    std::string text =
        fmt::format(R"(fill="none" stroke="{}" stroke-width="{}")", stroke.colour, at(stroke.width));
    if (!stroke.dash.empty()) text += fmt::format(R"( stroke-dasharray="{}")", stroke.dash);
    if (stroke.opacity < 1.0) text += fmt::format(R"( stroke-opacity="{}")", at(stroke.opacity));
    return text;
}

// The bytes of one UTF-8 character at `i`; 0: there is none that XML allows.
std::size_t characterLength(const std::string& text, std::size_t i) {
    const auto byte = [&](std::size_t k) {
        return static_cast<unsigned char>(k < text.size() ? text[k] : 0);
    };
    const unsigned char first = byte(i);
    if (first < 0x80) return first >= 0x20 || first == '\t' || first == '\n' ? 1 : 0;
    const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4) return 0;
    std::uint32_t code = first & (0x7Fu >> length);
    for (std::size_t k = 1; k < length; ++k) {
        if ((byte(i + k) & 0xC0) != 0x80) return 0;
        code = code << 6 | (byte(i + k) & 0x3Fu);
    }
    constexpr std::uint32_t kLeast[] = {0, 0, 0x80, 0x800, 0x10000};
    const bool isForbidden = code < kLeast[length] || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000) ||
                             (code & 0xFFFE) == 0xFFFE;
    return isForbidden ? 0 : length;
}

}  // namespace

const char* colourOf(Arithmetic arithmetic) {
    switch (arithmetic) {
        case Arithmetic::Float:
            return colours::kFloat;
        case Arithmetic::FakeQuant:
            return colours::kFakeQuant;
        case Arithmetic::Int8:
            return colours::kInt8;
    }
    return colours::kText;
}

std::string tint(const char* colour, double share) {
    const auto channel = [&](int i) {
        const char digits[] = {colour[1 + 2 * i], colour[2 + 2 * i], 0};
        return static_cast<int>(
            std::lround(255.0 - share * (255.0 - double(std::strtol(digits, nullptr, 16)))));
    };
    return fmt::format("#{:02X}{:02X}{:02X}", channel(0), channel(1), channel(2));
}

std::string escaped(const std::string& text) {
    std::string safe;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t length = characterLength(text, i);
        if (length == 0)
            safe += "\uFFFD";
        else if (text[i] == '&')
            safe += "&amp;";
        else if (text[i] == '<')
            safe += "&lt;";
        else if (text[i] == '>')
            safe += "&gt;";
        else if (text[i] == '"')
            safe += "&quot;";
        else
            safe += text.substr(i, length);
        i += std::max<std::size_t>(length, 1);
    }
    return safe;
}

void Svg::line(double x1, double y1, double x2, double y2, const Stroke& stroke) {
    m_shapes += fmt::format(R"(<line x1="{}" y1="{}" x2="{}" y2="{}" {}/>)", at(x1), at(y1), at(x2), at(y2),
                            attributes(stroke));
}

void Svg::polyline(const std::string& points, const Stroke& stroke) {
    m_shapes +=
        fmt::format(R"(<polyline points="{}" stroke-linejoin="round" {}/>)", points, attributes(stroke));
}

void Svg::rectangle(double x, double y, double width, double height, const std::string& colour) {
    m_shapes += fmt::format(R"(<rect x="{}" y="{}" width="{}" height="{}" fill="{}"/>)", at(x), at(y),
                            at(width), at(height), colour);
}

void Svg::mark(Arithmetic arithmetic, double x, double y, double size) {
    const double half = size / 2.0;
    const std::string look =
        fmt::format(R"(fill="{}" stroke="{}" stroke-width="1")", colourOf(arithmetic), colours::kSurface);
    if (arithmetic == Arithmetic::Float)
        m_shapes += fmt::format(R"(<circle cx="{}" cy="{}" r="{}" {}/>)", at(x), at(y), at(half), look);
    else if (arithmetic == Arithmetic::FakeQuant)
        m_shapes += fmt::format(R"(<polygon points="{0},{1} {2},{3} {0},{4} {5},{3}" {6}/>)", at(x),
                                at(y - half * 1.2), at(x + half * 1.2), at(y), at(y + half * 1.2),
                                at(x - half * 1.2), look);
    else
        m_shapes += fmt::format(R"(<rect x="{}" y="{}" width="{}" height="{}" {}/>)", at(x - half),
                                at(y - half), at(size), at(size), look);
}

void Svg::text(double x, double y, const std::string& words, TextEnd end, const char* colour, bool isBold) {
    constexpr const char* kAnchors[] = {"start", "middle", "end"};
    m_shapes += fmt::format(R"(<text x="{}" y="{}" font-size="{}" text-anchor="{}" fill="{}"{}>{}</text>)",
                            at(x), at(y), kTextSize, kAnchors[int(end)], colour,
                            isBold ? R"( font-weight="600")" : "", escaped(words));
}

ReportPicture Svg::picture(double width, double height) const {
    return {fmt::format(R"(<svg xmlns="http://www.w3.org/2000/svg" width="{0}" height="{1}" )"
                        R"(viewBox="0 0 {0} {1}">{2}</svg>)",
                        at(width), at(height), m_shapes),
            width, height};
}

ReportPicture markOf(Arithmetic arithmetic) {
    Svg svg;
    svg.mark(arithmetic, 6.5, 6.5, kMarkSize);
    return svg.picture(13.0, 13.0);
}

}  // namespace quantelier::report
