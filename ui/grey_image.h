// Pictures of ink as Qt paints them: 0 is the theme's paper, 255 its ink, in both themes.
#pragma once

#include <QImage>

#include "engine/core/drawing.h"

namespace quantelier {

QImage inkImage(const GreyImage& image);

}  // namespace quantelier
