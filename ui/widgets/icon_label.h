// An icon that stands alone and follows the theme.
#pragma once

#include <QWidget>

#include "ui/icons.h"

namespace quantelier {

class IconLabel : public QWidget {
    Q_OBJECT
  public:
    explicit IconLabel(IconName name, Token token = Token::TextSecondary, QWidget* parent = nullptr);

    void setIcon(IconName name, Token token);

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    IconName m_name;
    Token m_token;
};

}  // namespace quantelier
