// The stored numbers of one digit.
#pragma once

#include <QDialog>

#include "engine/core/drawing.h"

namespace quantelier {

enum class PixelNumbers {
    Ink,   ///< 0 to 255
    Codes  ///< of the int8 input: ink - 128
};

class PixelDialog : public QDialog {
    Q_OBJECT
  public:
    PixelDialog(const QString& title, const GreyImage& image, QWidget* parent,
                PixelNumbers numbers = PixelNumbers::Ink);
};

}  // namespace quantelier
