// A flat horizontal bar: a share of the whole width, or a quiet empty track.
#pragma once

#include <QWidget>

#include "ui/theme.h"

namespace quantelier {

class Bar : public QWidget {
    Q_OBJECT
  public:
    explicit Bar(Token token, QWidget* parent = nullptr);

    double share() const { return m_share; }
    void setShare(double share);    ///< 0 to 1
    void setHatched(bool hatched);  ///< for what is paused

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    Token m_token;
    double m_share = 0.0;
    bool m_hatched = false;
};

}  // namespace quantelier
