// Where a model is written, and what must hold for it.
#pragma once

#include <QDialog>

#include "engine/core/export_format.h"

class QCheckBox;
class QFileInfo;
class QLabel;
class QLineEdit;
class QPushButton;

namespace quantelier {

class ExportChoicesBox;
class Field;

class ExportDialog : public QDialog {
    Q_OBJECT
  public:
    /// `floatBytes` of the float ONNX file, to compare with; 0 where there is none. `choices` stand at first.
    ExportDialog(const ExportFormat& format, qint64 floatBytes, const QString& folder,
                 const ExportChoices& choices, QWidget* parent = nullptr);

    ExportRequest request() const;

  signals:
    void choicesChanged(const quantelier::ExportChoices& choices);

  private:
    QWidget* buildFile(const QString& path);
    QLayout* buildFacts();
    QWidget* buildCheck();
    QLayout* buildButtons();
    void browse();
    void checkPath();
    void showSize(qint64 floatBytes);
    bool makesFolder() const { return m_format.extension.empty(); }
    QString pathError(const QFileInfo& file) const;

    ExportFormat m_format;
    Field* m_field = nullptr;
    ExportChoicesBox* m_choices;
    QLineEdit* m_path = nullptr;
    QLabel* m_size = nullptr;
    QCheckBox* m_gate = nullptr;  ///< for integer formats only
    QCheckBox* m_check = nullptr;
    QPushButton* m_export = nullptr;
};

}  // namespace quantelier
