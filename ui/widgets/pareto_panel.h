// All mixtures of weight bits: the search, how far it is, and what was found.
#pragma once

#include "ui/plots/pareto_plot.h"
#include "ui/widgets/panel.h"

namespace quantelier {

class Chip;

class ParetoPanel : public Panel {
    Q_OBJECT
  public:
    explicit ParetoPanel(QWidget* parent = nullptr);

    ParetoPlot& plot() { return *m_plot; }

    void setPossible(bool possible);  ///< there is a float network, and nothing trains
    void searchBegan();
    void addPoints(const std::vector<MixedPrecisionPoint>& points, std::int64_t images);
    void searchEnded();  ///< done, or stopped
    void clear();
    void setStale(bool stale);  ///< the points were measured with other choices

  signals:
    void searchRequested();
    void stopRequested();

  private:
    void showState();

    ParetoPlot* m_plot;
    QPushButton* m_button;
    QLabel *m_count, *m_empty;
    Chip* m_stale;
    bool m_isPossible = false, m_isSearching = false;
};

}  // namespace quantelier
