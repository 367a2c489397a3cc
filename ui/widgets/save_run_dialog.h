// A run could not be written, and is in memory only: where else may it go?
#pragma once

#include <QDialog>

class QLineEdit;
class QPushButton;

namespace quantelier {

class Field;

class SaveRunDialog : public QDialog {
    Q_OBJECT
  public:
    /// `problem` is the sentence of what went wrong; `folder` the run's, to try again; `continues`: so does
    /// the training, then.
    SaveRunDialog(const QString& problem, const QString& folder, bool continues, QWidget* parent = nullptr);

    /// Not there either; the dialog stays.
    void setProblem(const QString& sentence);

  signals:
    void saveRequested(const QString& folder);

  private:
    QWidget* buildFolder(const QString& folder);
    QLayout* buildButtons(bool continues);
    void browse();

    QString m_name;  ///< of the run's folder
    QLineEdit* m_path = nullptr;
    Field* m_field = nullptr;
    QPushButton* m_save = nullptr;
};

}  // namespace quantelier
