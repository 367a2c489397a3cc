// Test accuracy at epoch ends, of the three arithmetics.
#pragma once

#include <array>

#include "ui/plots/plot.h"

namespace quantelier {

class AccuracyPlot : public Plot {
    Q_OBJECT
  public:
    explicit AccuracyPlot(QWidget* parent = nullptr);

    void begin(int floatEpochs, int quantEpochs);
    void restartQuant(int quantEpochs);  ///< keeps what the float stage drew
    void setSample(qint64 images) { m_images = images; }

    /// `epoch` counts over both stages.
    void addAccuracy(Series series, int epoch, double percent);

    Readout readoutAt(double x) const override;
    QString description() const override;

  protected:
    void fitRanges() override;
    std::vector<double> readoutStops() const override;

  private:
    PlotGraph* graph(Series series) const { return m_graphs[std::size_t(series)]; }

    std::array<PlotGraph*, 3> m_graphs{};  ///< by Series
    int m_floatEpochs = 0, m_quantEpochs = 0;
    qint64 m_images = 10000;
};

}  // namespace quantelier
