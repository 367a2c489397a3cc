// Loss of each training step, smoothed, and of the test images at epoch ends; float first, then fake-quant.
#pragma once

#include <array>
#include <optional>

#include "engine/core/events.h"
#include "ui/plots/plot.h"

namespace quantelier {

class LossPlot : public Plot {
    Q_OBJECT
  public:
    explicit LossPlot(QWidget* parent = nullptr);

    void begin(int floatEpochs, int quantEpochs);
    void restartQuant(int quantEpochs);  ///< keeps what the float stage drew
    void addStep(const StepEvent& step);
    void addTest(Stage stage, int epoch, double loss);
    void setFailure(Stage stage, int epoch, int step, int steps);  ///< an octagon where the curve ends

    bool isLog() const { return m_isLog; }
    void setLog(bool log);

    Readout readoutAt(double x) const override;
    QString description() const override;

  protected:
    void fitRanges() override;
    std::vector<double> readoutStops() const override;

  private:
    double epochOf(Stage stage, double epochs) const {
        return stage == Stage::Quant ? m_floatEpochs + epochs : epochs;
    }
    const PlotGraph* rawAt(double x) const;

    /// By Stage.
    std::array<PlotGraph*, 2> m_raw{}, m_smoothed{}, m_test{};
    int m_floatEpochs = 0, m_quantEpochs = 0;
    bool m_isLog = false;
    int m_stepsPerEpoch = 0;
};

}  // namespace quantelier
