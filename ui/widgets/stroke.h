// One pull of the pen, in parts of the page's side, so that it can be painted at any size.
#pragma once

#include <QPainterPath>
#include <QPointF>
#include <QRect>
#include <vector>

class QColor;
class QPainter;

namespace quantelier {

struct StrokePoint {
    QPointF position;      ///< 0 to 1, from the page's top left
    double width = 0.0;    ///< of the pen here
    double seconds = 0.0;  ///< since the stroke began
};

using Stroke = std::vector<StrokePoint>;

inline constexpr double kStrokePause = 0.15;  ///< seconds between two strokes when they are shown again

/// Seconds that showing a stroke again takes, with the pause behind it.
double shownSeconds(const Stroke& stroke);

/// How many points were drawn in the first `seconds`.
std::size_t shownPoints(const Stroke& stroke, double seconds);

/// A stroke of `count` points is as many pieces, on a page of `side` pixels: a curve through the middles of
/// its points with the points as its handles, so that corners of the mouse's coarse path become round, and
/// the last piece a line to the last point. One more point changes the last piece only. (A dot is a line of a
/// hundredth of a pixel: Qt strokes no shorter one.)
struct StrokePiece {
    QPainterPath path;
    double width;

    QRect box() const;  ///< the pixels that the pen touches
    void paint(QPainter& painter, const QColor& ink) const;
};
StrokePiece strokePiece(const Stroke& stroke, std::size_t piece, std::size_t count, double side);

}  // namespace quantelier
