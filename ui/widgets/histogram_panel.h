// The chosen layer's weights or outputs with the grid they are rounded to, at any epoch of the run.
#pragma once

#include "engine/core/quant_history.h"
#include "ui/widgets/panel.h"

class QComboBox;

namespace quantelier {

class HistogramPlot;
class ReplayBar;
class SegmentedControl;
class SwatchLabel;

class HistogramPanel : public Panel {
    Q_OBJECT
  public:
    explicit HistogramPanel(QWidget* parent = nullptr);

    void addProfile(const QuantProfile& profile);  ///< of an epoch of the run
    void setHistory(QuantHistory history);         ///< of a run that was opened
    /// Of the present choices, where they are not those of the last epoch; no layers: they are.
    void setPresent(const QuantProfile& profile);
    void setLayer(int index);  ///< 0: the input

    void step(int by);
    void play();
    void setReduceMotion(bool reduce);

  signals:
    void readOut(const QString& sentence);

  private:
    void buildHead();
    QWidget* buildKey();
    void updateMoments();
    void updateChannels();
    void showMoment();
    const QuantProfile* profileAt(int moment) const;
    const TensorProfile* tensorOf(const QuantProfile& profile) const;
    QString scaleWords(const TensorProfile& tensor) const;

    QuantHistory m_history;
    QuantProfile m_present;
    std::size_t m_layer = 1;
    bool m_showsOutputs = false;
    HistogramPlot* m_plot;
    ReplayBar* m_replay;
    SegmentedControl* m_what = nullptr;
    QComboBox* m_channel = nullptr;
    SwatchLabel *m_saturated = nullptr, *m_codes = nullptr, *m_idle = nullptr;
    QLabel* m_height = nullptr;
};

}  // namespace quantelier
