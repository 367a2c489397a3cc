#include "engine/data/stroke_renderer.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

namespace quantelier {
namespace {

using Coverage = std::array<double, kSketchSide * kSketchSide>;

/// One straight piece of a stroke: the pixels near it take the ink's coverage where that is more than they
/// have.
void inkPiece(const PenPoint& a, const PenPoint& b, double edge, Coverage& coverage) {
    const double reach = std::max(a.radius, b.radius) + 0.5 * edge;
    const double dx = b.x - a.x, dy = b.y - a.y;
    const double lengthSquared = dx * dx + dy * dy;
    const double perLength = lengthSquared > 0.0 ? 1.0 / lengthSquared : 0.0;
    const auto pixel = [](double at) { return std::clamp(static_cast<int>(at), 0, kSketchSide - 1); };
    const int left = pixel(std::min(a.x, b.x) - reach), right = pixel(std::max(a.x, b.x) + reach);
    const int top = pixel(std::min(a.y, b.y) - reach), bottom = pixel(std::max(a.y, b.y) + reach);
    for (int row = top; row <= bottom; ++row) {
        const double py = row + 0.5 - a.y;
        for (int column = left; column <= right; ++column) {
            const double px = column + 0.5 - a.x;
            const double along = std::clamp((px * dx + py * dy) * perLength, 0.0, 1.0);
            const double ox = px - along * dx, oy = py - along * dy;
            const double distanceSquared = ox * ox + oy * oy;
            if (distanceSquared >= reach * reach) continue;
            const double radius = a.radius + along * (b.radius - a.radius);
            const double ink = (radius - std::sqrt(distanceSquared)) / edge + 0.5;
            double& here = coverage[static_cast<std::size_t>(row * kSketchSide + column)];
            here = std::max(here, ink);
        }
    }
}

}  // namespace

SketchImage inkStrokes(const std::vector<PenStroke>& strokes, double edge) {
    Coverage coverage{};
    for (const PenStroke& stroke : strokes)
        for (std::size_t i = 0; i + 1 < stroke.size(); ++i)
            inkPiece(stroke[i], stroke[i + 1], edge, coverage);
    SketchImage image;
    for (std::size_t i = 0; i < image.size(); ++i) {
        // An S-shaped edge: MNIST's has more nearly white and nearly black pixels than a straight ramp.
        const double c = std::min(coverage[i], 1.0);
        image[i] = static_cast<std::uint8_t>(c * c * (3.0 - 2.0 * c) * 255.0 + 0.5);
    }
    return image;
}

bool centreByMass(SketchImage& image) {
    std::int64_t mass = 0, massX = 0, massY = 0;
    int left = kSketchSide, right = -1, top = kSketchSide, bottom = -1;
    for (int y = 0; y < kSketchSide; ++y) {
        for (int x = 0; x < kSketchSide; ++x) {
            const int ink = image[static_cast<std::size_t>(y * kSketchSide + x)];
            if (ink == 0) continue;
            mass += ink;
            massX += ink * x;
            massY += ink * y;
            left = std::min(left, x), right = std::max(right, x);
            top = std::min(top, y), bottom = std::max(bottom, y);
        }
    }
    if (mass == 0) return false;
    constexpr int kCentre = kSketchSide / 2;
    const auto shift = [mass](std::int64_t moment, int first, int last) {
        const int wanted = kCentre - static_cast<int>((2 * moment + mass) / (2 * mass));
        return std::pair{wanted, std::clamp(wanted, 1 - first, kSketchSide - 2 - last)};
    };
    if (right - left >= kSketchSide - 2 || bottom - top >= kSketchSide - 2) return false;
    const auto [wantedX, shiftX] = shift(massX, left, right);
    const auto [wantedY, shiftY] = shift(massY, top, bottom);
    if (std::abs(wantedX - shiftX) > 1 || std::abs(wantedY - shiftY) > 1) return false;

    SketchImage moved{};
    for (int y = top; y <= bottom; ++y)
        for (int x = left; x <= right; ++x)
            moved[static_cast<std::size_t>((y + shiftY) * kSketchSide + x + shiftX)] =
                image[static_cast<std::size_t>(y * kSketchSide + x)];
    image = moved;
    return true;
}

}  // namespace quantelier
