// A button in a page's header that shows its icon alone where there is no room for words.
#pragma once

#include <QPushButton>

namespace quantelier {

class HeaderButton : public QPushButton {
    Q_OBJECT
  public:
    HeaderButton(const QIcon& icon, const QString& text, QWidget* parent = nullptr);

    void setCompact(bool compact);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

  protected:
    void initStyleOption(QStyleOptionButton* option) const override;

  private:
    bool m_isCompact = false;
};

}  // namespace quantelier
