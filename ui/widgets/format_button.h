// One export format to choose: name, for whom, size, or why it cannot be written.
#pragma once

#include <QAbstractButton>

#include "engine/core/export_format.h"
#include "ui/models/export_words.h"

namespace quantelier {

class FormatButton : public QAbstractButton {
    Q_OBJECT
  public:
    explicit FormatButton(const ExportFormat& format, QWidget* parent = nullptr);

    const ExportFormat& format() const { return m_format; }
    bool isAvailable() const { return m_format.reason.empty(); }

    QSize sizeHint() const override { return {300, heightForWidth(300)}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

  protected:
    void paintEvent(QPaintEvent*) override;

  private:
    void showWords();
    QRect reasonRect(int width) const;
    void paintWords(QPainter& painter) const;

    ExportFormat m_format;
    ExportWords m_words;
};

}  // namespace quantelier
