#include "engine/data/stroke_renderer.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

namespace quantelier {
namespace {

using Coverage = std::array<double, kSketchSide * kSketchSide>;

std::size_t pixelAt(int x, int y) {
    return static_cast<std::size_t>(y * kSketchSide + x);
}

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
            double& here = coverage[pixelAt(column, row)];
            here = std::max(here, ink);
        }
    }
}

struct InkBox {
    std::int64_t mass = 0, momentX = 0, momentY = 0;
    int left = kSketchSide, right = -1, top = kSketchSide, bottom = -1;
};

InkBox measureInk(const SketchImage& image) {
    InkBox box;
    for (int y = 0; y < kSketchSide; ++y) {
        for (int x = 0; x < kSketchSide; ++x) {
            const int ink = image[pixelAt(x, y)];
            if (ink == 0) continue;
            box.mass += ink;
            box.momentX += ink * x;
            box.momentY += ink * y;
            box.left = std::min(box.left, x), box.right = std::max(box.right, x);
            box.top = std::min(box.top, y), box.bottom = std::max(box.bottom, y);
        }
    }
    return box;
}

/// Whole pixels from the centre of mass, rounded, to the image's centre.
int shiftToCentre(std::int64_t moment, std::int64_t mass) {
    return kSketchSide / 2 - static_cast<int>((2 * moment + mass) / (2 * mass));
}

/// The shift nearest to `wanted` that keeps ink from `first` to `last` off the outermost pixels. No shift
/// does that where the ink spans more than the image less its border; the result is then far from any that
/// was wanted.
int shiftWithinPaper(int wanted, int first, int last) {
    const int lowest = 1 - first, highest = kSketchSide - 2 - last;
    return lowest <= highest ? std::clamp(wanted, lowest, highest) : kSketchSide;
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
    const InkBox ink = measureInk(image);
    if (ink.mass == 0) return false;
    const int wantedX = shiftToCentre(ink.momentX, ink.mass), wantedY = shiftToCentre(ink.momentY, ink.mass);
    const int shiftX = shiftWithinPaper(wantedX, ink.left, ink.right);
    const int shiftY = shiftWithinPaper(wantedY, ink.top, ink.bottom);
    if (std::abs(wantedX - shiftX) > 1 || std::abs(wantedY - shiftY) > 1) return false;

    SketchImage moved{};
    for (int y = ink.top; y <= ink.bottom; ++y)
        for (int x = ink.left; x <= ink.right; ++x)
            moved[pixelAt(x + shiftX, y + shiftY)] = image[pixelAt(x, y)];
    image = moved;
    return true;
}

}  // namespace quantelier
