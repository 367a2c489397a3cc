// What stands where there is nothing to show yet: what is missing, and what to do next.
#pragma once

#include <QWidget>

#include "ui/icons.h"

class QLabel;
class QPushButton;

namespace quantelier {

class EmptyState : public QWidget {
    Q_OBJECT
  public:
    EmptyState(IconName icon, const QString& title, const QString& sentence, QWidget* parent = nullptr);

    void setSentence(const QString& sentence);
    QPushButton* addButton(const QString& text);

  protected:
    void paintEvent(QPaintEvent*) override;

  private:
    IconName m_icon;
    QWidget* m_iconSpace;
    QLabel* m_sentence;
};

}  // namespace quantelier
