// A framed part of a page with a title row.
#pragma once

#include <QFrame>

#include "ui/language.h"

class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace quantelier {

class Panel : public QFrame {
    Q_OBJECT
  public:
    explicit Panel(const Words& title, QWidget* parent = nullptr);

    /// The title row; what is added stands right of the title.
    QHBoxLayout* headLayout() { return m_head; }
    QVBoxLayout* body() { return m_body; }
    QLabel* titleLabel() { return m_title; }

    /// The body scrolls by itself where the window is too low for it.
    void setScrollable();

    /// In presenter mode a button at the right end of the title row emits nextRequested.
    void offerNext();

  signals:
    void nextRequested();  ///< another panel in this one's place

  private:
    QLabel* m_title;
    QHBoxLayout *m_titleRow, *m_head;
    QVBoxLayout* m_body;
    QWidget* m_bodyWidget;
};

/// A thin line between two parts of a panel.
QFrame* makeRule(QWidget* parent = nullptr);

}  // namespace quantelier
