// Scale and zero point of one layer's outputs, moved by hand: the histogram, what saturates, the accuracy.
#pragma once

#include <QTimer>
#include <optional>

#include "engine/core/hand_grid.h"
#include "ui/page.h"

class QComboBox;
class QLabel;
class QSlider;

namespace quantelier {

class Figure;
class HistogramPlot;

class ByHandPage : public Page {
    Q_OBJECT
  public:
    explicit ByHandPage(QWidget* parent = nullptr);

    HandGrid grid() const;
    QSlider* scaleSlider() { return m_scale; }
    QSlider* zeroPointSlider() { return m_zeroPoint; }
    const std::optional<HandReport>& report() const { return m_report; }

    void showReport(const HandReport& report);
    void showFailure(const QString& sentence);
    void setLayer(int layer);  ///< 0: the input
    void clear();              ///< another network: back to the observed grid

  signals:
    void gridChosen(const quantelier::HandGrid& grid);  ///< showReport() or showFailure() answers
    void backRequested();
    void announced(const QString& sentence);

  protected:
    void showEvent(QShowEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

  private:
    QWidget* buildSide();
    QWidget* buildResult();
    QSlider* addSlider(QLayout* column, QLabel*& name, QLabel*& value, int most, int page);
    void ask();
    void reset();
    void showWords();
    void showNumbers();

    std::optional<HandReport> m_report;
    QTimer m_rest;  ///< while a slider moves
    QComboBox* m_layer = nullptr;
    QSlider *m_scale = nullptr, *m_zeroPoint = nullptr;
    QPushButton* m_reset = nullptr;
    QLabel *m_layerName = nullptr, *m_scaleName = nullptr, *m_scaleValue = nullptr, *m_zeroName = nullptr,
           *m_zeroValue = nullptr, *m_range = nullptr, *m_problem = nullptr, *m_saturated = nullptr,
           *m_codes = nullptr;
    Figure *m_accuracy = nullptr, *m_observed = nullptr;
    HistogramPlot* m_plot = nullptr;
};

}  // namespace quantelier
