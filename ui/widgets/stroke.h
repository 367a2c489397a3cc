// One pull of the pen, in parts of the page's side, so that it can be painted at any size.
#pragma once

#include <QPointF>
#include <vector>

class QPainter;
class QColor;

namespace quantelier {

struct StrokePoint {
    QPointF position;      ///< 0 to 1, from the page's top left
    double width = 0.0;    ///< of the pen here
    double seconds = 0.0;  ///< since the stroke began
};

using Stroke = std::vector<StrokePoint>;

inline constexpr double kStrokePause = 0.15;  ///< seconds between two strokes when they are shown again

/// Paints the first `seconds` of a stroke as a smooth line on a page of `side` pixels.
void paintStroke(QPainter& painter, const Stroke& stroke, double side, const QColor& ink, double seconds);

}  // namespace quantelier
