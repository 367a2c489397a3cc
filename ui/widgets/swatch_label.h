// One entry of a key: what a colour, line or tick in a picture stands for.
#pragma once

#include <QWidget>

namespace quantelier {

enum class KeySample { Kept, Saturated, Code, IdleCode, Worse, Better };

class SwatchLabel : public QWidget {
    Q_OBJECT
  public:
    SwatchLabel(KeySample swatch, const QString& text, QWidget* parent = nullptr);

    void setText(const QString& text);
    QSize sizeHint() const override;

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    KeySample m_swatch;
    QString m_text;
};

}  // namespace quantelier
