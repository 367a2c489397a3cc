// The one timer that repaints all plots: at most every 40 ms, however fast events arrive.
#pragma once

#include <QObject>
#include <QPointer>
#include <QTimer>
#include <vector>

namespace quantelier {

class Plot;

class PlotClock : public QObject {
    Q_OBJECT
  public:
    static PlotClock& instance();
    void schedule(Plot& plot);

  private:
    PlotClock();
    void repaint();

    QTimer m_timer;
    std::vector<QPointer<Plot>> m_waiting;
};

}  // namespace quantelier
