// The line at the foot of the window: device, what runs, how far it is, and how to stop it.
#pragma once

#include <QFrame>

#include "ui/language.h"

class QLabel;
class QPushButton;

namespace quantelier {

class Bar;
class DeviceButton;

class BottomBar : public QFrame {
    Q_OBJECT
  public:
    explicit BottomBar(QWidget* parent = nullptr);

    DeviceButton* device() const { return m_device; }
    void setDevice(const QString& text);  ///< the device and who computes on it: "CPU · fused (avx2)"

    /// `fraction` 0 to 1; `detail` like "18 600 images/s · 3 s left".
    void setWork(const Words& text, double fraction, const Words& detail);
    void setIdle(const Words& text);
    /// What is computed beside training, while no training runs; empty: nothing.
    void setBackground(const Words& text);
    void setPaused(bool paused);

    bool isWorking() const { return m_working; }
    bool isPaused() const { return m_paused; }
    bool canStop() const { return m_working || !m_background.isEmpty(); }

    void setProblemCount(int count);
    void setDeviceWidth(int width);  ///< lines up with the rail

  signals:
    void pauseRequested();
    void continueRequested();
    void stopRequested();
    void logRequested();
    void stateChanged();  ///< began, paused, continued or ended

  private:
    void buildWork();
    void buildButtons();
    void showState();

    DeviceButton* m_device;
    QString m_deviceText;
    QWidget* m_deviceArea;
    QLabel* m_text;
    Bar* m_bar;
    QLabel* m_detail;
    QPushButton* m_pause;
    QPushButton* m_stop;
    QPushButton* m_log;
    Words m_idle, m_background, m_work, m_progress;
    bool m_working = false;
    bool m_paused = false;
};

}  // namespace quantelier
