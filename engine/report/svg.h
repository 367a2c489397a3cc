// Drawings as SVG text that browsers and QtSvg read alike.
#pragma once

#include <string>

#include "engine/core/comparison.h"
#include "engine/core/report_document.h"

namespace quantelier::report {

/// The window's light tokens (ui/theme.cpp).
namespace colours {
inline constexpr const char* kSurface = "#FFFFFF";
inline constexpr const char* kAxis = "#7B868D";
inline constexpr const char* kGrid = "#E7EBED";
inline constexpr const char* kText = "#172024";
inline constexpr const char* kSecondary = "#4C585E";
inline constexpr const char* kFloat = "#4A78DB";
inline constexpr const char* kFakeQuant = "#DF6B0D";
inline constexpr const char* kInt8 = "#0B5A50";
inline constexpr const char* kAccentSoft = "#DDEEEB";
}  // namespace colours

const char* colourOf(Arithmetic arithmetic);

/// `share` of the colour on white.
std::string tint(const char* colour, double share);

/// Text as XML and HTML have it; characters that XML forbids become U+FFFD.
std::string escaped(const std::string& text);

enum class TextEnd { Left, Middle, Right };

struct Stroke {
    std::string colour;
    double width = 1.0;
    std::string dash = {};  ///< as SVG has it; empty: solid
    double opacity = 1.0;
};

/// Collects shapes in the order in which they are drawn.
class Svg {
  public:
    void line(double x1, double y1, double x2, double y2, const Stroke& stroke);
    void polyline(const std::string& points, const Stroke& stroke);
    void rectangle(double x, double y, double width, double height, const std::string& colour);
    /// A circle, a diamond or a square around a point, as the window marks arithmetics.
    void mark(Arithmetic arithmetic, double x, double y, double size);
    void text(double x, double y, const std::string& words, TextEnd end, const char* colour,
              bool isBold = false);

    ReportPicture picture(double width, double height) const;

  private:
    std::string m_shapes;
};

ReportPicture markOf(Arithmetic arithmetic);

}  // namespace quantelier::report
