#include "engine/data/handwriting.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

// The amounts of randomness below were chosen by training LeNet on sketched digits and reading MNIST's
// training images: more unsteady than most hands are, because unseen hands differ more than the skeletons do.

namespace quantelier {
namespace {

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

/// A form of the way, or a mixture of up to three, at times a little beyond any mixture.
Skeleton mixForms(const WritingWay& way, RandomStream& random) {
    constexpr double kBeyond = 0.25;
    std::array<const Skeleton*, 3> forms;
    std::array<double, 3> weights;
    double total = 0.0;
    for (std::size_t i = 0; i < forms.size(); ++i) {
        forms[i] = &way.forms[random.below(way.forms.size())];
        const double u = random.uniform();
        weights[i] = u * u + 1e-3;
        total += weights[i];
    }
    for (double& weight : weights) weight = weight / total * (1.0 + kBeyond) - kBeyond / 3.0;

    Skeleton mixed = *forms[0];
    for (std::size_t s = 0; s < mixed.size(); ++s) {
        for (std::size_t k = 0; k < mixed[s].size(); ++k) {
            Knot& knot = mixed[s][k];
            knot.x = knot.y = 0.0;
            for (std::size_t f = 0; f < forms.size(); ++f) {
                knot.x += weights[f] * (*forms[f])[s][k].x;
                knot.y += weights[f] * (*forms[f])[s][k].y;
            }
        }
    }
    return mixed;
}

/// Every knot a little off, the ends more than the rest; strokes off as a whole where there are several;
/// corners rounder.
void misplaceKnots(Skeleton& skeleton, double wobble, RandomStream& random) {
    const double knotSpread = wobble * random.uniform(1.0, 8.0);
    const double strokeSpread = skeleton.size() > 1 ? 6.0 : 0.0;
    const double sharpness = random.uniform();
    for (Stroke& stroke : skeleton) {
        const double shiftX = random.bell(strokeSpread);
        const double shiftY = random.bell(strokeSpread);
        for (std::size_t k = 0; k < stroke.size(); ++k) {
            const bool end = k == 0 || k + 1 == stroke.size();
            const double spread = end ? 1.5 * knotSpread : knotSpread;
            stroke[k].x += shiftX + random.bell(spread);
            stroke[k].y += shiftY + random.bell(spread);
            stroke[k].corner *= sharpness;
        }
    }
}

/// A smooth random displacement of the plane, then the hand's width, slant and turn.
class Bend {
  public:
    Bend(double wobble, RandomStream& random) {
        const double spread = wobble * random.uniform(0.04, 0.22);
        for (double& c : m_x) c = random.bell(spread);
        for (double& c : m_y) c = random.bell(spread);
        m_slant = 0.12 + random.bell(0.28);
        m_turn = random.bell(0.14);
        m_width = 1.07 + random.bell(0.2);
    }

    /// From skeleton units to a plane whose unit is half the digit's height.
    Knot operator()(const Knot& knot) const {
        const double x = (knot.x - 33.0) / 50.0, y = (knot.y - 50.0) / 50.0;
        // All monomials of degrees 2 and 3, less about what the lower degrees have of them.
        const std::array<double, kTerms> terms = {
            x * x - 0.3, x * y, y * y - 0.3, x * x * x - 0.6 * x, x * x * y, x * y * y, y * y * y - 0.6 * y};
        double bentX = x, bentY = y;
        for (std::size_t i = 0; i < kTerms; ++i) {
            bentX += m_x[i] * terms[i];
            bentY += m_y[i] * terms[i];
        }
        bentX = m_width * bentX - m_slant * bentY;
        // A turn without sines: it also enlarges, which fitting into the box undoes.
        return {bentX - m_turn * bentY, bentY + m_turn * bentX};
    }

  private:
    static constexpr std::size_t kTerms = 7;
    std::array<double, kTerms> m_x;
    std::array<double, kTerms> m_y;
    double m_slant;
    double m_turn;
    double m_width;
};

/// Broad and narrow pens, pressure that changes along the stroke, and a nib that is broader in one direction.
class Pen {
  public:
    explicit Pen(RandomStream& random) {
        const double g = random.bell(0.36);
        m_radius = std::max(0.6, 1.2 + g + 0.3 * g * g);
        if (random.chance(0.04)) m_radius += random.uniform(0.0, 1.3);
        m_linear = random.bell(0.25);
        m_square = random.bell(0.25);
        m_nibAlong = random.bell(0.12);
        m_nibAcross = random.bell(0.12);
    }

    /// Radius in pixels where the pen is at `t`, 0 at the stroke's beginning and 1 at its end, and moves by
    /// (dx, dy).
    double radius(double t, double dx, double dy) const {
        const double s = 2.0 * t - 1.0;
        const double pressure = m_linear * s + m_square * (s * s - 0.4);
        const double nib =
            (m_nibAlong * (dx * dx - dy * dy) + 2.0 * m_nibAcross * dx * dy) / (dx * dx + dy * dy + 1e-9);
        return m_radius * std::max(0.4, 1.0 + pressure + nib);
    }

  private:
    double m_radius;
    double m_linear;
    double m_square;
    double m_nibAlong;
    double m_nibAcross;
};

}  // namespace

std::vector<PenStroke> writeDigit(int digit, RandomStream& random) {
    const WritingWay& way = drawWay(digit, random);
    Skeleton skeleton = mixForms(way, random);
    misplaceKnots(skeleton, way.wobble, random);
    const Bend bend(way.wobble, random);
    const Pen pen(random);
    std::vector<PenStroke> strokes;
    for (const Stroke& stroke : skeleton) {
        std::vector<Knot> line = smoothLine(stroke);
        for (Knot& point : line) point = bend(point);
        const std::size_t last = line.size() - 1;
        PenStroke inked;
        for (std::size_t i = 0; i <= last; ++i) {
            const Knot& before = line[i == 0 ? 0 : i - 1];
            const Knot& after = line[std::min(i + 1, last)];
            const double t = static_cast<double>(i) / static_cast<double>(last);
            inked.push_back({line[i].x, line[i].y, pen.radius(t, after.x - before.x, after.y - before.y)});
        }
        strokes.push_back(std::move(inked));
    }
    fitIntoBox(strokes);
    return strokes;
}

}  // namespace quantelier
