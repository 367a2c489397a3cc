// At the start: a training did not come to its end.
#pragma once

#include <QDialog>

class QCheckBox;

namespace quantelier {

class ResumeDialog : public QDialog {
    Q_OBJECT
  public:
    /// `what` says which run, and where it stopped; `when`, how old its state is.
    ResumeDialog(const QString& what, const QString& when, QWidget* parent = nullptr);

  signals:
    void continueRequested(bool always);
    void openRequested();
    void discardRequested();

  private:
    QLayout* buildButtons();
    QCheckBox* m_always;
};

}  // namespace quantelier
