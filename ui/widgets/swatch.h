// A small square of colour in a key; the words beside it say what it stands for.
#pragma once

#include <QWidget>

#include "ui/theme.h"

namespace quantelier {

class Swatch : public QWidget {
    Q_OBJECT
  public:
    explicit Swatch(Token token, QWidget* parent = nullptr);

  protected:
    void paintEvent(QPaintEvent*) override;

  private:
    Token m_token;
};

}  // namespace quantelier
