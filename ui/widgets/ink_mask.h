// How much ink lies on each pixel of a page. Strokes are inked piece by piece: a piece costs the same however
// much was drawn before it, and the picture does not depend on when its pieces were inked.
#pragma once

#include <QImage>
#include <limits>
#include <optional>

#include "ui/widgets/stroke.h"

namespace quantelier {

inline constexpr double kWholeSheet = std::numeric_limits<double>::infinity();

class InkMask {
  public:
    /// A blank page of side x side pixels, or one that `digit` lies on.
    explicit InkMask(int side = 0, const QImage& digit = {});

    int side() const { return m_ink.width(); }

    /// Inks all pieces that no later point will change, of the first `seconds` of strokes. These must go on
    /// from those of the last call.
    void follow(const std::vector<Stroke>& strokes, double seconds);

    /// What it left open: the last piece of the last stroke, which the next point may change.
    struct End {
        const Stroke& stroke;
        std::size_t point, count;  ///< its number among the stroke's pieces
    };
    std::optional<End> end(const std::vector<Stroke>& strokes, double seconds) const;

    /// Follows, and adds the end: (side,side), 8 bits.
    QImage picture(const std::vector<Stroke>& strokes, double seconds);

    /// What was followed, in a colour; `part` in pixels.
    QImage tinted(const QColor& ink, const QRect& part) const;

  private:
    void ink(const End& piece);

    QImage m_ink;
    std::size_t m_stroke = 0, m_point = 0;  ///< of the next piece
};

}  // namespace quantelier
