// Palette and style sheet, both generated from the tokens of the theme that is shown.
#pragma once

#include <QPalette>
#include <QString>

namespace quantelier {

QPalette themePalette();
QString themeStyleSheet();

}  // namespace quantelier
