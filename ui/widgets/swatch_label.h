// One entry of a key: what a colour, line or tick in a picture stands for.
#pragma once

#include <QWidget>

#include "ui/language.h"

namespace quantelier {

enum class KeySample { Kept, Saturated, Code, IdleCode, Worse, Better };

class SwatchLabel : public QWidget {
    Q_OBJECT
    Q_PROPERTY(QString text READ text WRITE setText)
  public:
    SwatchLabel(KeySample swatch, const Words& text, QWidget* parent = nullptr);

    QString text() const { return m_text; }
    void setText(const QString& text);
    QSize sizeHint() const override;

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    KeySample m_swatch;
    QString m_text;
};

}  // namespace quantelier
