// Curves of several runs over each other: one ink, told apart by dashes and the letter at each line's end.
#pragma once

#include "engine/core/events.h"
#include "ui/plots/plot.h"

namespace quantelier {

/// One run's epochs, both stages in a row.
struct RunCurve {
    QString letter, name;
    std::vector<EpochEvent> epochs;
};

class RunGraph;

class RunOverlayPlot : public Plot {
    Q_OBJECT
  public:
    enum class Quantity { Accuracy, Loss };

    explicit RunOverlayPlot(QWidget* parent = nullptr);

    void setCurves(const std::vector<RunCurve>& curves);
    void setQuantity(Quantity quantity);
    int curveCount() const { return int(m_curves.size()); }

    Readout readoutAt(double x) const override;
    QString description() const override;

  protected:
    void fitRanges() override;
    std::vector<double> readoutStops() const override;

  private:
    double valueOf(const EpochEvent& epoch) const;
    QString textOf(const EpochEvent& epoch) const;
    void drawAgain();
    void markConversions();

    Quantity m_quantity = Quantity::Accuracy;
    std::vector<RunCurve> m_curves;
    std::vector<RunGraph*> m_graphs;  ///< one a letter, made once
};

/// Dashes in the order of the letters.
QPen runPen(int index);

}  // namespace quantelier
