// A whole number with its digits grouped as everywhere in the window: 60 000.
#pragma once

#include <QSpinBox>

namespace quantelier {

class NumberBox : public QSpinBox {
    Q_OBJECT
  public:
    NumberBox(int minimum, int maximum, QWidget* parent = nullptr);

    /// For the program: emits nothing.
    void showValue(int value);

  protected:
    QString textFromValue(int value) const override;
    int valueFromText(const QString& text) const override;
    QValidator::State validate(QString& text, int& position) const override;
    void wheelEvent(QWheelEvent* event) override;
};

}  // namespace quantelier
