// The legend of a plot: a row of buttons that show and hide its strands. Alt and a click show one alone.
#pragma once

#include <QAbstractButton>
#include <QWidget>

#include "ui/plots/plot.h"

namespace quantelier {

class LegendButton : public QAbstractButton {
    Q_OBJECT
  public:
    explicit LegendButton(const Strand& strand, QWidget* parent = nullptr);

    QSize sizeHint() const override;

  signals:
    void aloneRequested();

  protected:
    void paintEvent(QPaintEvent*) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

  private:
    void paintSample(QPainter& painter, const QRectF& area) const;

    Stroking m_stroking;
    Token m_token;
    bool m_hasMark;
    Series m_series;
};

class PlotLegend : public QWidget {
    Q_OBJECT
  public:
    explicit PlotLegend(Plot& plot, QWidget* parent = nullptr);
};

}  // namespace quantelier
