// One entry of a key: what a colour, line or tick in a picture stands for.
#pragma once

#include <QWidget>

namespace quantelier {

enum class Swatch { Kept, Saturated, Code, IdleCode };

class SwatchLabel : public QWidget {
    Q_OBJECT
  public:
    SwatchLabel(Swatch swatch, const QString& text, QWidget* parent = nullptr);

    void setText(const QString& text);
    QSize sizeHint() const override;

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    Swatch m_swatch;
    QString m_text;
};

}  // namespace quantelier
