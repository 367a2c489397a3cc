// Tags and note of one run, in a drawer under the table.
#pragma once

#include <QWidget>

#include "engine/core/run_summary.h"

class QLineEdit;
class QPlainTextEdit;

namespace quantelier {

class RunNotes : public QWidget {
    Q_OBJECT
  public:
    explicit RunNotes(QWidget* parent = nullptr);

    /// Null: no run is chosen. What is being typed is kept for the run before.
    void showRun(const RunSummary* run);
    void focusNote();

  signals:
    void labelsEdited(const QString& folder, const quantelier::RunLabels& labels);  ///< when a field is left

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void keep();
    QString m_folder;
    RunLabels m_labels;
    QLineEdit* m_tags;
    QPlainTextEdit* m_note;
};

}  // namespace quantelier
