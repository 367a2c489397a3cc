#include "engine/data/handwriting.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace quantelier {
namespace {

constexpr int kPointsPerKnot = 6;

const WritingWay& drawWay(int digit, RandomStream& random) {
    const auto& ways = writingWays(digit);
    double total = 0.0;
    for (const auto& way : ways) total += way.share;
    double pick = random.uniform(0.0, total);
    for (const auto& way : ways) {
        pick -= way.share;
        if (pick < 0.0) return way;
    }
    return ways.back();
}

/// A random mixture of the way's forms, near one of them more often than in the middle, and at times a little beyond.
Skeleton mixForms(const WritingWay& way, RandomStream& random) {
    std::vector<double> weights;
    double total = 0.0;
    for (std::size_t i = 0; i < way.forms.size(); ++i) {
        const double u = random.uniform();
        weights.push_back(u * u * u + 1e-3);
        total += weights.back();
    }
    constexpr double kBeyond = 0.25;
    const double even = 1.0 / static_cast<double>(weights.size());
    for (double& weight : weights) weight = weight / total * (1.0 + kBeyond) - even * kBeyond;

    Skeleton mixed = way.forms.front();
    for (std::size_t s = 0; s < mixed.size(); ++s) {
        for (std::size_t k = 0; k < mixed[s].size(); ++k) {
            double x = 0.0, y = 0.0;
            for (std::size_t f = 0; f < weights.size(); ++f) {
                x += weights[f] * way.forms[f][s][k].x;
                y += weights[f] * way.forms[f][s][k].y;
            }
            mixed[s][k].x = x;
            mixed[s][k].y = y;
        }
    }
    return mixed;
}

/// Every knot a little off, the ends more than the rest; whole strokes off too; corners rounder or sharper.
void misplaceKnots(Skeleton& skeleton, RandomStream& random) {
    const double knotSpread = random.uniform(1.0, 5.0);
    const double sharpness = random.uniform(0.2, 1.0);
    for (Stroke& stroke : skeleton) {
        const bool several = skeleton.size() > 1;
        const double shiftX = random.bell(several ? 4.0 : 0.0), shiftY = random.bell(several ? 4.0 : 0.0);
        for (std::size_t k = 0; k < stroke.size(); ++k) {
            const bool end = k == 0 || k + 1 == stroke.size();
            const double spread = end ? 1.5 * knotSpread : knotSpread;
            stroke[k].x += shiftX + random.bell(spread);
            stroke[k].y += shiftY + random.bell(spread);
            stroke[k].corner *= sharpness;
        }
    }
}

/// A smooth random displacement of the plane and the hand's slant, turn and width, in one map.
class Bend {
  public:
    explicit Bend(RandomStream& random) {
        for (double& c : m_x) c = random.bell(0.10);
        for (double& c : m_y) c = random.bell(0.10);
        m_slant = 0.12 + random.bell(0.28);
        m_turn = random.bell(0.14);
        m_width = 1.0 + random.bell(0.2);
        m_width = m_width < 0.4 ? 0.4 : m_width;
    }

    /// (x, y) in skeleton units to a plane whose unit is half the digit's height.
    Knot operator()(const Knot& knot) const {
        const double x = (knot.x - 33.0) / 50.0, y = (knot.y - 50.0) / 50.0;
        const double terms[kTerms] = {x * x - 0.3, x * y, y * y - 0.3, x * x * x - x * 0.6, x * x * y,
                                      x * y * y, y * y * y - y * 0.6};
        double bentX = x, bentY = y;
        for (int i = 0; i < kTerms; ++i) {
            bentX += m_x[i] * terms[i];
            bentY += m_y[i] * terms[i];
        }
        bentX *= m_width;
        bentX -= m_slant * bentY;
        return {bentX - m_turn * bentY, bentY + m_turn * bentX, 0.0};
    }

  private:
    static constexpr int kTerms = 7;
    double m_x[kTerms];
    double m_y[kTerms];
    double m_slant;
    double m_turn;
    double m_width;
};

/// Radius in pixels: broad and narrow pens, and pressure that changes along the stroke.
class Pen {
  public:
    explicit Pen(RandomStream& random) {
        const double u = random.uniform();
        m_radius = 0.62 + 1.0 * u * (0.55 + 0.45 * u) + (random.chance(0.1) ? random.uniform(0.0, 0.7) : 0.0);
        m_linear = random.bell(0.12);
        m_square = random.bell(0.12);
    }

    /// `t` from 0 at the stroke's beginning to 1 at its end.
    double radius(double t) const {
        const double s = 2.0 * t - 1.0;
        return m_radius * (1.0 + m_linear * s + m_square * (s * s - 0.4));
    }

  private:
    double m_radius;
    double m_linear;
    double m_square;
};

struct Extent {
    double left = 1e30, right = -1e30, top = 1e30, bottom = -1e30;
    double longerSide() const { return std::max(right - left, bottom - top); }
};

/// What the strokes' ink covers; `pen` 0 takes the bare line.
Extent extentOf(const std::vector<PenStroke>& strokes, double pen) {
    Extent e;
    for (const PenStroke& stroke : strokes) {
        for (const PenPoint& p : stroke) {
            e.left = std::min(e.left, p.x - pen * p.radius);
            e.right = std::max(e.right, p.x + pen * p.radius);
            e.top = std::min(e.top, p.y - pen * p.radius);
            e.bottom = std::max(e.bottom, p.y + pen * p.radius);
        }
    }
    return e;
}

/// Scales the lines, but not the pen, until line and pen together fill the box.
void fitIntoBox(std::vector<PenStroke>& strokes) {
    for (int round = 0; round < 3; ++round) {
        const double line = extentOf(strokes, 0.0).longerSide();
        const double ink = extentOf(strokes, 1.0).longerSide();
        const double penShare = round == 0 ? 2.0 * strokes[0][0].radius : ink - line;
        const double scale = std::max(kDigitBox - penShare, 1.0) / line;
        for (PenStroke& stroke : strokes)
            for (PenPoint& p : stroke) p = {p.x * scale, p.y * scale, p.radius};
    }
    const Extent e = extentOf(strokes, 1.0);
    for (PenStroke& stroke : strokes)
        for (PenPoint& p : stroke) p = {p.x - e.left + kBoxStart, p.y - e.top + kBoxStart, p.radius};
}

}  // namespace

std::vector<Knot> smoothLine(const Stroke& stroke) {
    const std::size_t last = stroke.size() - 1;
    const auto slope = [&](std::size_t k) -> Knot {
        const Knot& before = stroke[k == 0 ? 0 : k - 1];
        const Knot& after = stroke[k == last ? last : k + 1];
        const double swing = 0.5 * (1.0 - stroke[k].corner);
        return {swing * (after.x - before.x), swing * (after.y - before.y)};
    };
    std::vector<Knot> line;
    line.reserve(last * kPointsPerKnot + 1);
    for (std::size_t k = 0; k < last; ++k) {
        const Knot& a = stroke[k];
        const Knot& b = stroke[k + 1];
        const Knot slopeA = slope(k), slopeB = slope(k + 1);
        for (int i = 0; i < kPointsPerKnot; ++i) {
            const double t = i / static_cast<double>(kPointsPerKnot), u = 1.0 - t;
            const double wa = u * u * (1.0 + 2.0 * t), wb = t * t * (1.0 + 2.0 * u);
            const double va = t * u * u, vb = t * t * u;
            line.push_back({wa * a.x + wb * b.x + va * slopeA.x - vb * slopeB.x,
                            wa * a.y + wb * b.y + va * slopeA.y - vb * slopeB.y});
        }
    }
    line.push_back({stroke[last].x, stroke[last].y});
    return line;
}

std::vector<PenStroke> writeDigit(int digit, RandomStream& random) {
    Skeleton skeleton = mixForms(drawWay(digit, random), random);
    misplaceKnots(skeleton, random);
    const Bend bend(random);
    const Pen pen(random);
    std::vector<PenStroke> strokes;
    for (const Stroke& stroke : skeleton) {
        const std::vector<Knot> line = smoothLine(stroke);
        PenStroke inked;
        for (std::size_t i = 0; i < line.size(); ++i) {
            const Knot p = bend(line[i]);
            inked.push_back({p.x, p.y, pen.radius(static_cast<double>(i) / static_cast<double>(line.size() - 1))});
        }
        strokes.push_back(std::move(inked));
    }
    fitIntoBox(strokes);
    return strokes;
}

}  // namespace quantelier
