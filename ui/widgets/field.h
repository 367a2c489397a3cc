// A control under its caption, with room for one sentence: a hint, or what is wrong.
#pragma once

#include <QWidget>

#include "ui/language.h"

class QLabel;

namespace quantelier {

class Field : public QWidget {
    Q_OBJECT
  public:
    Field(const Words& caption, QWidget* control, QWidget* parent = nullptr);

    void setCaption(const Words& caption);

    /// Marks the control and says why under it; an empty sentence takes the mark away.
    void setError(const Words& sentence);

    /// A line that is no error: why the control is disabled, for instance.
    void setHint(const Words& sentence);

  private:
    void showSentence();

    QWidget* m_control;
    QLabel* m_caption;
    QLabel* m_sentence;
    Words m_hint, m_error;
};

}  // namespace quantelier
