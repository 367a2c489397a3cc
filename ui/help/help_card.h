// A short explanation beside a control, which leads on to the manual.
#pragma once

#include <QFrame>
#include <functional>

class QPushButton;

namespace quantelier {

class HelpCard : public QFrame {
    Q_OBJECT
  public:
    /// Shown below `beside` until the next click or Esc. F1 leads on, too. Without `more` it only explains.
    static void show(QWidget& beside, const QString& text, std::function<void()> more);

  protected:
    void keyPressEvent(QKeyEvent* event) override;

  private:
    HelpCard(QWidget& beside, const QString& text, std::function<void()> more);

    QPushButton* m_more = nullptr;
};

}  // namespace quantelier
