// What training is doing this moment.
#pragma once

#include "engine/core/events.h"
#include "ui/run_state.h"
#include "ui/widgets/panel.h"

namespace quantelier {

class Chip;
class Figure;

class NowPanel : public Panel {
    Q_OBJECT
  public:
    explicit NowPanel(QWidget* parent = nullptr);

    void begin();
    void setState(RunState state);
    void showStep(const StepEvent& step, int epochOfRun, int epochsOfRun);

  private:
    QLabel* addRow(const Words& name);

    Chip* m_chip;
    Figure *m_epoch, *m_step, *m_loss;
    QLabel *m_rate, *m_learningRate;
};

}  // namespace quantelier
