#include "ui/plots/plot_clock.h"

#include <algorithm>

#include "ui/plots/plot.h"

namespace quantelier {

namespace {
constexpr int kRepaintMilliseconds = 40;
}

PlotClock& PlotClock::instance() {
    static PlotClock clock;
    return clock;
}

PlotClock::PlotClock() {
    m_timer.setSingleShot(true);
    m_timer.setInterval(kRepaintMilliseconds);
    connect(&m_timer, &QTimer::timeout, this, &PlotClock::repaint);
}

void PlotClock::schedule(Plot& plot) {
    if (std::find(m_waiting.begin(), m_waiting.end(), &plot) == m_waiting.end())
        m_waiting.emplace_back(&plot);
    if (!m_timer.isActive()) m_timer.start();
}

void PlotClock::repaint() {
    for (const QPointer<Plot>& plot : std::exchange(m_waiting, {}))
        if (plot) plot->refresh();
}

}  // namespace quantelier
