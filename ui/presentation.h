// What presenter mode does to a window: fonts and fixed sizes of its widgets grow, and a ring follows the
// pointer.
#pragma once

#include <QWidget>

namespace quantelier {

/// Switches presenter mode, and resizes all widgets of `root`. Not for a mode that is on, or off, already.
void setPresenting(QWidget& root, bool on);

/// For what a room cannot read and a presenter does not press.
void hideWhilePresenting(QWidget& widget);

/// A ring around the pointer, over everything else in its window, while presenter mode is on.
class PointerRing : public QWidget {
    Q_OBJECT
  public:
    explicit PointerRing(QWidget* window);

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
};

}  // namespace quantelier
