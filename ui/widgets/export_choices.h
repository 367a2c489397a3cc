// The choices that an export format has of its own.
#pragma once

#include <QWidget>

#include "engine/core/export_format.h"

class QCheckBox;

namespace quantelier {

class SegmentedControl;

/// Empty, and hidden, for a format without choices.
class ExportChoicesBox : public QWidget {
    Q_OBJECT
  public:
    ExportChoicesBox(const std::string& format, const ExportChoices& choices, QWidget* parent = nullptr);

    ExportChoices choices() const;
    bool isDefault() const;

  signals:
    void changed();

  private:
    QCheckBox* addCheck(const QString& text, const QString& explanation, bool on);
    void addRequantization(Requantization present);

    QCheckBox *m_rawInput = nullptr, *m_amct = nullptr;
    SegmentedControl* m_requantization = nullptr;
};

}  // namespace quantelier
