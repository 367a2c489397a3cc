// Reliability before and after quantization: share right minus confidence, by confidence.
#pragma once

#include "engine/core/comparison.h"
#include "ui/widgets/panel.h"

namespace quantelier {

class ConfidenceChart;

class ConfidencePanel : public Panel {
    Q_OBJECT
  public:
    explicit ConfidencePanel(QWidget* parent = nullptr);

    void setComparison(const Comparison& comparison);

  private:
    ConfidenceChart* m_chart;
    QLabel *m_floatGap, *m_int8Gap;
};

}  // namespace quantelier
