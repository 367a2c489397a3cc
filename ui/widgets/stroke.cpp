#include "ui/widgets/stroke.h"

#include <QPainter>
#include <QPainterPath>

namespace quantelier {

namespace {

// Finer steps of width would only make more pieces: 2 % of a 24 px pen is half a pixel.
constexpr double kWidthStep = 0.02;

bool sameWidth(double a, double b) {
    return qAbs(a - b) <= kWidthStep * qMax(a, b);
}

// A curve through the middles of the given points, with the points as its handles: corners of the mouse's
// coarse path become round, and a point that is added later changes only the curve's end. Pieces of one
// stroke meet in a middle.
QPainterPath smoothPath(const Stroke& stroke, std::size_t first, std::size_t last, std::size_t count,
                        double side) {
    const auto at = [&](std::size_t i) { return stroke[i].position * side; };
    const auto middle = [&](std::size_t i) { return (at(i) + at(i + 1)) / 2.0; };
    QPainterPath path(first == 0 ? at(0) : middle(first - 1));
    for (std::size_t i = first; i <= last && i + 1 < count; ++i) path.quadTo(at(i), middle(i));
    if (last + 1 == count) path.lineTo(at(last));
    return path;
}

}  // namespace

void paintStroke(QPainter& painter, const Stroke& stroke, double side, const QColor& ink, double seconds) {
    std::size_t count = 0;
    while (count < stroke.size() && stroke[count].seconds <= seconds) ++count;
    if (count == 0) return;
    painter.setBrush(Qt::NoBrush);
    for (std::size_t first = 0; first < count;) {
        std::size_t last = first;
        while (last + 1 < count && sameWidth(stroke[first].width, stroke[last + 1].width)) ++last;
        painter.setPen(QPen(ink, stroke[first].width * side, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        if (count == 1)
            painter.drawPoint(stroke[0].position * side);
        else
            painter.drawPath(smoothPath(stroke, first, last, count, side));
        first = last + 1;
    }
}

}  // namespace quantelier
