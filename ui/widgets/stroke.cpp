#include "ui/widgets/stroke.h"

#include <QPainter>

namespace quantelier {

namespace {
constexpr double kDot = 0.01;
}

double shownSeconds(const Stroke& stroke) {
    return stroke.back().seconds + kStrokePause;
}

std::size_t shownPoints(const Stroke& stroke, double seconds) {
    std::size_t count = 0;
    while (count < stroke.size() && stroke[count].seconds <= seconds) ++count;
    return count;
}

StrokePiece strokePiece(const Stroke& stroke, std::size_t piece, std::size_t count, double side) {
    const auto at = [&](std::size_t i) { return stroke[i].position * side; };
    const auto middle = [&](std::size_t i) { return (at(i) + at(i + 1)) / 2.0; };
    QPainterPath path(piece == 0 ? at(0) : middle(piece - 1));
    if (piece + 1 < count)
        path.quadTo(at(piece), middle(piece));
    else
        path.lineTo(at(piece));
    if (path.boundingRect().isNull()) path.lineTo(path.currentPosition() + QPointF(kDot, 0.0));
    return {path, stroke[piece].width * side};
}

QRect StrokePiece::box() const {
    const double reach = width / 2.0 + 1.0;
    return path.controlPointRect().adjusted(-reach, -reach, reach, reach).toAlignedRect();
}

void StrokePiece::paint(QPainter& painter, const QColor& ink) const {
    painter.strokePath(path, QPen(ink, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
}

}  // namespace quantelier
