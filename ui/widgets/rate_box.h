// A small real number, shown with no more digits than it has: 0.05, 0.0001.
#pragma once

#include <QDoubleSpinBox>

namespace quantelier {

class RateBox : public QDoubleSpinBox {
    Q_OBJECT
  public:
    RateBox(double minimum, double maximum, QWidget* parent = nullptr);

    /// For the program: emits nothing.
    void showValue(double value);

  protected:
    QString textFromValue(double value) const override;
    void wheelEvent(QWheelEvent* event) override;
};

}  // namespace quantelier
