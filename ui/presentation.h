// What presenter mode does to a window: fonts and fixed sizes of its widgets grow, and a ring follows the
// pointer.
#pragma once

#include <QWidget>

namespace quantelier {

/// Of all widgets of `root`, by kType when presenter mode was switched on, back when it was switched off.
/// Call once after each switch.
void resizeForPresenter(QWidget& root);

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
