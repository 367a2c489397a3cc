// The curves of the marked runs over each other.
#pragma once

#include <vector>

#include "ui/plots/run_overlay_plot.h"
#include "ui/widgets/panel.h"

class QStackedWidget;

namespace quantelier {

class RunCurvesPanel : public Panel {
    Q_OBJECT
  public:
    explicit RunCurvesPanel(QWidget* parent = nullptr);

    /// Without curves the panel says how to mark runs.
    void setCurves(const std::vector<RunCurve>& curves);
    RunOverlayPlot* plot() { return m_plot; }

  signals:
    void readOut(const QString& sentence);

  private:
    void showQuantity(int index);
    RunOverlayPlot* m_plot;
    QStackedWidget* m_stack;
};

}  // namespace quantelier
