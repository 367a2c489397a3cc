// Where a model is written, and what must hold for it.
#pragma once

#include <QDialog>

#include "engine/core/export_format.h"

class QCheckBox;
class QLineEdit;
class QPushButton;

namespace quantelier {

class Field;

class ExportDialog : public QDialog {
    Q_OBJECT
  public:
    /// `floatBytes` of the float ONNX file, to compare with; 0 where there is none.
    ExportDialog(const ExportFormat& format, qint64 floatBytes, const QString& folder,
                 QWidget* parent = nullptr);

    ExportRequest request() const;

  private:
    QWidget* buildFile(const QString& path);
    QLayout* buildFacts(qint64 floatBytes);
    QLayout* buildButtons();
    void browse();
    void checkPath();

    ExportFormat m_format;
    Field* m_field = nullptr;
    QLineEdit* m_path = nullptr;
    QCheckBox* m_gate = nullptr;  ///< for integer formats only
    QCheckBox* m_check = nullptr;
    QPushButton* m_export = nullptr;
};

}  // namespace quantelier
