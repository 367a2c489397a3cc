// What lies over the curves: units and moments, and the read-out that follows the mouse.
#pragma once

#include <qcustomplot.h>

#include <optional>

#include "ui/language.h"
#include "ui/marks.h"

namespace quantelier {

/// Something that happened at one place of the x axis, for all plots that share it.
struct Moment {
    double x = 0.0;
    QString text;
    Token edge = Token::Text;
};

struct ReadoutRow {
    Series series = Series::Float;
    QString name;
    QString value;
    bool hasMark = true;
};

/// The values at one place of the x axis; no rows: nothing to read there.
struct Readout {
    double x = 0.0;
    QString title;
    std::vector<ReadoutRow> rows;

    QString sentence() const;  ///< for screen readers
};

/// Units at the axes, moments as upright dashed lines with labels, and the place where a run failed.
class PlotDecor : public QCPLayerable {
    Q_OBJECT
  public:
    explicit PlotDecor(QCustomPlot& plot);

    void setUnits(const Words& x, const Words& y);
    void setMoments(const std::vector<Moment>& moments) { m_moments = moments; }
    void setLabelsAbove() { m_labelsAbove = true; }  ///< of moments: over the axes, clear of the curves
    void setFailure(std::optional<QPointF> place) { m_failure = place; }  ///< in plot coordinates
    std::vector<QRectF> labelBoxes() const;

  protected:
    void applyDefaultAntialiasingHint(QCPPainter* painter) const override;
    void draw(QCPPainter* painter) override;

  private:
    void drawUnits(QCPPainter* painter) const;
    void drawMoments(QCPPainter* painter) const;
    void drawFailure(QCPPainter* painter) const;

    Words m_xUnit, m_yUnit;
    std::vector<Moment> m_moments;
    std::optional<QPointF> m_failure;
    bool m_labelsAbove = false;
};

/// Crosshair and box of values, on a layer of their own, so that hovering repaints nothing else.
class PlotReadout : public QCPLayerable {
    Q_OBJECT
  public:
    explicit PlotReadout(QCustomPlot& plot);

    void show(const Readout& readout);
    void hide();
    bool isShown() const { return m_readout.has_value(); }
    const Readout& readout() const { return *m_readout; }

  protected:
    void applyDefaultAntialiasingHint(QCPPainter* painter) const override;
    void draw(QCPPainter* painter) override;

  private:
    QRectF boxFor(double x) const;
    void drawBox(QCPPainter* painter, const QRectF& box) const;

    std::optional<Readout> m_readout;
};

}  // namespace quantelier
