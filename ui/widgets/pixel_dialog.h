// The stored numbers of one digit.
#pragma once

#include <QDialog>

#include "engine/core/drawing.h"

namespace quantelier {

class PixelDialog : public QDialog {
    Q_OBJECT
  public:
    PixelDialog(const QString& title, const GreyImage& image, QWidget* parent);
};

}  // namespace quantelier
