// A ring that pulses twice round a control: "Show me where".
#pragma once

#include <QPointer>
#include <QTimer>
#include <QWidget>

namespace quantelier {

class Pulse : public QWidget {
    Q_OBJECT
  public:
    /// Lies over the whole window and lets the mouse through.
    explicit Pulse(QWidget* window);

    /// With reduced motion the ring stands still for the same time.
    void show(QWidget* control, bool reduceMotion);
    QWidget* control() const { return m_control; }  ///< null: none is ringed now

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    void tick();

    QPointer<QWidget> m_control;
    QTimer m_timer;
    int m_elapsed = 0;  ///< ms
    bool m_stands = false;
};

}  // namespace quantelier
