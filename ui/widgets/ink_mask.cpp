#include "ui/widgets/ink_mask.h"

#include <QPainter>
#include <algorithm>
#include <array>

namespace quantelier {

InkMask::InkMask(int side, const QImage& digit) : m_ink(side, side, QImage::Format_Grayscale8) {
    m_ink.fill(0);
    if (digit.isNull()) return;
    QPainter painter(&m_ink);
    painter.drawImage(m_ink.rect(), digit);
}

void InkMask::follow(const std::vector<Stroke>& strokes, double seconds) {
    while (const std::optional<End> last = end(strokes, seconds)) {
        while (m_point < last->point) ink({last->stroke, m_point++, last->count});
        const bool isOver = m_stroke + 1 < strokes.size() && last->count == last->stroke.size();
        if (!isOver) return;
        ink(*last);
        ++m_stroke;
        m_point = 0;
    }
}

std::optional<InkMask::End> InkMask::end(const std::vector<Stroke>& strokes, double seconds) const {
    if (m_stroke >= strokes.size()) return {};
    for (std::size_t s = 0; s < m_stroke; ++s) seconds -= shownSeconds(strokes[s]);
    const std::size_t count = shownPoints(strokes[m_stroke], seconds);
    if (count == 0) return {};
    return End{strokes[m_stroke], count - 1, count};
}

QImage InkMask::picture(const std::vector<Stroke>& strokes, double seconds) {
    follow(strokes, seconds);
    const std::optional<End> open = end(strokes, seconds);
    if (!open) return m_ink;
    InkMask whole = *this;
    whole.ink(*open);
    return whole.m_ink;
}

// Pieces overlap where they meet: there the more of the two counts, so that edges stay smooth.
void InkMask::ink(const End& end) {
    const StrokePiece piece = strokePiece(end.stroke, end.point, end.count, side());
    const QRect box = piece.box() & m_ink.rect();
    if (box.isEmpty()) return;
    QImage part(box.size(), QImage::Format_Grayscale8);
    part.fill(0);
    QPainter painter(&part);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(-box.topLeft());
    piece.paint(painter, Qt::white);
    painter.end();
    for (int y = 0; y < box.height(); ++y) {
        const uchar* const from = part.constScanLine(y);
        uchar* const to = m_ink.scanLine(box.top() + y) + box.left();
        std::transform(from, from + box.width(), to, to, [](uchar a, uchar b) { return std::max(a, b); });
    }
}

QImage InkMask::tinted(const QColor& ink, const QRect& part) const {
    std::array<QRgb, 256> colors{};
    for (int i = 0; i < 256; ++i)
        colors[std::size_t(i)] = qPremultiply(qRgba(ink.red(), ink.green(), ink.blue(), i));
    QImage image(part.size(), QImage::Format_ARGB32_Premultiplied);
    for (int y = 0; y < part.height(); ++y) {
        const uchar* const from = m_ink.constScanLine(part.top() + y) + part.left();
        auto* const to = reinterpret_cast<QRgb*>(image.scanLine(y));
        std::transform(from, from + part.width(), to, [&](uchar value) { return colors[value]; });
    }
    return image;
}

}  // namespace quantelier
