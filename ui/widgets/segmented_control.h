// A few exclusive choices side by side: one tab stop, arrows move.
#pragma once

#include <QVector>
#include <QWidget>

#include "ui/language.h"

class QButtonGroup;
class QToolButton;

namespace quantelier {

class SegmentedControl : public QWidget {
    Q_OBJECT
  public:
    /// `name` is what a screen reader calls the whole.
    SegmentedControl(const Words& name, const WordList& choices, QWidget* parent = nullptr);

    int currentIndex() const;
    void setCurrentIndex(int index);  ///< emits nothing
    void setChoiceText(int index, const Words& text);
    int count() const { return int(m_buttons.size()); }

  signals:
    void chosen(int index);  ///< by the user

  protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void step(int by);
    void keepOneTabStop();
    void showTexts();

    QButtonGroup* m_group;
    QVector<QToolButton*> m_buttons;
    WordList m_choices;
};

}  // namespace quantelier
