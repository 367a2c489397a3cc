// The list of steps at the left edge: one tab stop, arrows move, Enter opens.
#pragma once

#include <QListView>
#include <QTimer>

#include "ui/step.h"

namespace quantelier {

class RailModel;

class Rail : public QListView {
    Q_OBJECT
  public:
    explicit Rail(RailModel* model, QWidget* parent = nullptr);

    Step shownStep() const { return m_shown; }
    void setShownStep(Step step);

    /// Icons only, for narrow windows.
    bool isFolded() const { return m_folded; }
    void setFolded(bool folded);

    /// Whether the arc of a running step turns.
    void setAnimated(bool animated);
    double arcDegrees() const { return m_arcDegrees; }

    /// The ring around the current step belongs to the keyboard.
    bool showsRing() const { return m_keyboard && hasFocus(); }

  signals:
    void stepChosen(Step step);

  protected:
    void focusInEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

  private:
    void updateAnimation();
    void turnArc();

    Step m_shown = Step::Data;
    bool m_folded = false;
    bool m_animated = true;
    bool m_keyboard = false;
    double m_arcDegrees = 0.0;
    QTimer m_timer;
};

}  // namespace quantelier
