// A short state in a pill: icon and word, and colour last.
#pragma once

#include <QWidget>

namespace quantelier {

enum class ChipKind { Neutral, Passed, Warning, Stale, Failed };

class Chip : public QWidget {
    Q_OBJECT
  public:
    explicit Chip(QWidget* parent = nullptr);
    Chip(ChipKind kind, const QString& text, QWidget* parent = nullptr);

    void set(ChipKind kind, const QString& text);
    ChipKind kind() const { return m_kind; }
    QString text() const { return m_text; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    ChipKind m_kind = ChipKind::Neutral;
    QString m_text;
};

}  // namespace quantelier
