// The formats to choose from, what the chosen one contains, and what became of the last export.
#pragma once

#include <vector>

#include "engine/core/export_format.h"
#include "ui/widgets/panel.h"

class QPushButton;

namespace quantelier {

class FormatButton;
class IconLabel;

class FormatPanel : public Panel {
    Q_OBJECT
  public:
    explicit FormatPanel(QWidget* parent = nullptr);

    void setFormats(const std::vector<ExportFormat>& formats);
    const ExportFormat* chosen() const;  ///< null where there is none
    const ExportFormat* find(const std::string& id) const;

    void showWritten(const QString& path, qint64 bytes);
    void showFailure(const Words& sentence);
    void clearOutcome();

  signals:
    void chosenChanged();

  private:
    QWidget* buildOutcome();
    void showChosen();

    std::vector<FormatButton*> m_buttons;
    QVBoxLayout* m_list;
    QLabel *m_content, *m_outcomeWords = nullptr;
    QWidget* m_outcome = nullptr;
    IconLabel* m_outcomeIcon = nullptr;
    QPushButton* m_openFolder = nullptr;
    QString m_folder;
};

}  // namespace quantelier
