// A graph in our strokes: train is thin or dashed, test is thick with the mark of its arithmetic.
#pragma once

#include <qcustomplot.h>

#include "ui/marks.h"

namespace quantelier {

/// Train and test are strokes, not colours.
enum class Stroking { EachBatch, Smoothed, Test };

QPen strokePen(Stroking stroking, Token token);

class PlotGraph : public QCPGraph {
    Q_OBJECT
  public:
    PlotGraph(QCustomPlot& plot, Series series, Stroking stroking);

    Series series() const { return m_series; }

    /// The first point only leads the line in from another graph's last one, so it has no mark.
    void setLeadIn(double key, double value);
    bool hasLeadIn() const { return m_hasLeadIn; }
    void clear();
    virtual void applyTheme();
    virtual QString seriesText() const { return seriesName(m_series); }  ///< in files

    /// The measured points, without the lead-in.
    QCPGraphDataContainer::const_iterator measuredBegin() const;
    QCPGraphDataContainer::const_iterator nearest(double key) const;  ///< end where there is nothing
    bool isEmpty() const { return measuredBegin() == data()->constEnd(); }

  protected:
    QRect clipRect() const override;
    void draw(QCPPainter* painter) override;
    void drawScatterPlot(QCPPainter* painter, const QVector<QPointF>& scatters,
                         const QCPScatterStyle& style) const override;

  private:
    Series m_series;
    Stroking m_stroking;
    bool m_hasLeadIn = false;
};

}  // namespace quantelier
