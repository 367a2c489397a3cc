// One ring around whatever has the keyboard focus, shown only when the keyboard brought it there.
#pragma once

#include <QObject>
#include <QPointer>

class QFocusFrame;
class QWidget;

namespace quantelier {

/// Widgets that draw the ring in a cell of their own set the property "ownFocusRing".
class FocusRing : public QObject {
    Q_OBJECT
  public:
    explicit FocusRing(QWidget* window);

    QWidget* ringedWidget() const;

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    QPointer<QFocusFrame> m_frame;  ///< moves to the parent of what it rings, and goes with it
};

}  // namespace quantelier
