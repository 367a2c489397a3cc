// One line that ends in an ellipsis where there is no room; then its tooltip is the whole.
#pragma once

#include "ui/widgets/label.h"

namespace quantelier {

class ElidedLabel : public QLabel {
    Q_OBJECT
  public:
    ElidedLabel(TextRole role, Tone tone, QWidget* parent = nullptr);

  protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
};

}  // namespace quantelier
