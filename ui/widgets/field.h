// A control under its caption, with room for one sentence: a hint, or what is wrong.
#pragma once

#include <QWidget>

class QLabel;

namespace quantelier {

class Field : public QWidget {
    Q_OBJECT
  public:
    Field(const QString& caption, QWidget* control, QWidget* parent = nullptr);

    void setCaption(const QString& caption);

    /// Marks the control and says why under it; an empty sentence takes the mark away.
    void setError(const QString& sentence);

    /// A line that is no error: why the control is disabled, for instance.
    void setHint(const QString& sentence);

  private:
    void showSentence();

    QWidget* m_control;
    QLabel* m_caption;
    QLabel* m_sentence;
    QString m_hint;
    QString m_error;
};

}  // namespace quantelier
