// A short state in a pill: icon and word, and colour last.
#pragma once

#include <QWidget>

#include "ui/language.h"

namespace quantelier {

enum class ChipKind { Neutral, Passed, Warning, Stale, Failed };

class Chip : public QWidget {
    Q_OBJECT
  public:
    explicit Chip(QWidget* parent = nullptr);
    Chip(ChipKind kind, const Words& text, QWidget* parent = nullptr);

    void set(ChipKind kind, const Words& text);
    ChipKind kind() const { return m_kind; }
    QString text() const { return m_text; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    void showText(const QString& text);

    ChipKind m_kind = ChipKind::Neutral;
    Words m_words;
    QString m_text;
};

}  // namespace quantelier
