// What stands where there is nothing to show yet: what is missing, and what to do next.
#pragma once

#include <QWidget>

#include "ui/icons.h"
#include "ui/language.h"

class QLabel;
class QPushButton;

namespace quantelier {

class EmptyState : public QWidget {
    Q_OBJECT
  public:
    EmptyState(IconName icon, const Words& title, const Words& sentence, QWidget* parent = nullptr);

    void setSentence(const Words& sentence);
    QPushButton* addButton(const Words& text);

  protected:
    void paintEvent(QPaintEvent*) override;

  private:
    IconName m_icon;
    QWidget* m_iconSpace;
    QLabel* m_sentence;
};

}  // namespace quantelier
