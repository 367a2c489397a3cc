// One line that ends in an ellipsis where there is no room, and is whole in its tooltip.
#pragma once

#include <QLabel>

namespace quantelier {

class ElidedLabel : public QLabel {
    Q_OBJECT
  public:
    explicit ElidedLabel(QWidget* parent = nullptr);

    void setWhole(const QString& text);  ///< to read and as tooltip

  protected:
    void paintEvent(QPaintEvent* event) override;
};

}  // namespace quantelier
