#include "engine/data/pen_stroke.h"

#include <algorithm>
#include <cstddef>

namespace quantelier {
namespace {

constexpr int kPointsPerKnot = 6;
constexpr double kBoxStart = 4.0;
constexpr double kBoxSide = 20.0;
/// Ink fades to paper over a little more than a pixel; so much of it lies outside the pen's radius.
constexpr double kFadingEdge = 0.4;

struct Extent {
    double left = 1e30, right = -1e30, top = 1e30, bottom = -1e30;
    double longerSide() const { return std::max(right - left, bottom - top); }
};

/// What the strokes cover with a pen of `breadth` times its radius: 0 takes the bare line.
Extent extentOf(const std::vector<PenStroke>& strokes, double breadth) {
    Extent extent;
    for (const PenStroke& stroke : strokes) {
        for (const PenPoint& p : stroke) {
            extent.left = std::min(extent.left, p.x - breadth * p.radius);
            extent.right = std::max(extent.right, p.x + breadth * p.radius);
            extent.top = std::min(extent.top, p.y - breadth * p.radius);
            extent.bottom = std::max(extent.bottom, p.y + breadth * p.radius);
        }
    }
    return extent;
}

void scaleLines(std::vector<PenStroke>& strokes, double scale) {
    for (PenStroke& stroke : strokes)
        for (PenPoint& p : stroke) p = {p.x * scale, p.y * scale, p.radius};
}

/// The curve's direction at a knot: none at a full corner, so the pieces before and after it run straight in.
Knot slopeAt(const Stroke& stroke, std::size_t k) {
    const Knot& before = stroke[k == 0 ? 0 : k - 1];
    const Knot& after = stroke[std::min(k + 1, stroke.size() - 1)];
    const double swing = 0.5 * (1.0 - stroke[k].corner);
    return {swing * (after.x - before.x), swing * (after.y - before.y)};
}

}  // namespace

std::vector<Knot> smoothLine(const Stroke& stroke) {
    std::vector<Knot> line;
    line.reserve((stroke.size() - 1) * kPointsPerKnot + 1);
    for (std::size_t k = 0; k + 1 < stroke.size(); ++k) {
        const Knot& a = stroke[k];
        const Knot& b = stroke[k + 1];
        const Knot slopeA = slopeAt(stroke, k), slopeB = slopeAt(stroke, k + 1);
        for (int i = 0; i < kPointsPerKnot; ++i) {  // cubic Hermite
            const double t = i / static_cast<double>(kPointsPerKnot), u = 1.0 - t;
            const double atA = u * u * (1.0 + 2.0 * t), atB = t * t * (1.0 + 2.0 * u);
            const double fromA = t * u * u, fromB = t * t * u;
            line.push_back({atA * a.x + atB * b.x + fromA * slopeA.x - fromB * slopeB.x,
                            atA * a.y + atB * b.y + fromA * slopeA.y - fromB * slopeB.y});
        }
    }
    line.push_back({stroke.back().x, stroke.back().y});
    return line;
}

void fitIntoBox(std::vector<PenStroke>& strokes) {
    // First to about the right size; then the pen's share of the extent, which changes little with the scale.
    scaleLines(strokes, kBoxSide / extentOf(strokes, 0.0).longerSide());
    for (int round = 0; round < 2; ++round) {
        const double line = extentOf(strokes, 0.0).longerSide();
        const double penShare = extentOf(strokes, 1.0).longerSide() - line + 2.0 * kFadingEdge;
        scaleLines(strokes, std::max(kBoxSide - penShare, 1.0) / line);
    }
    const Extent extent = extentOf(strokes, 1.0);
    const double moveX = kBoxStart + kFadingEdge - extent.left, moveY = kBoxStart + kFadingEdge - extent.top;
    for (PenStroke& stroke : strokes)
        for (PenPoint& p : stroke) p = {p.x + moveX, p.y + moveY, p.radius};
}

}  // namespace quantelier
