// Stored ink as pictures: 8-bit images whose colour table runs from paper to ink of the present theme.
#pragma once

#include <QImage>
#include <cstdint>

namespace quantelier {

/// A copy of width x height bytes, 0 paper to 255 ink.
QImage inkImage(const std::uint8_t* ink, int width, int height);

/// The colour table of the present theme; give it to images made before the theme changed.
QList<QRgb> inkColors();

}  // namespace quantelier
