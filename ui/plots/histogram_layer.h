// Bars of a histogram with the quantization grid drawn on it.
#pragma once

#include <qcustomplot.h>

#include "engine/core/quant_profile.h"

namespace quantelier {

class HistogramLayer : public QCPLayerable {
    Q_OBJECT
  public:
    explicit HistogramLayer(QCustomPlot& plot);

    void setProfile(const TensorProfile& profile) { m_profile = profile; }

    /// Whether each code has its own line, or all together a rug of ticks.
    bool hasLines() const;
    bool isSaturated(std::size_t bin) const;

  protected:
    void applyDefaultAntialiasingHint(QCPPainter* painter) const override;
    void draw(QCPPainter* painter) override;

  private:
    double xOf(int code) const;  ///< in pixels
    bool isUsed(int code) const;
    void drawBars(QCPPainter* painter) const;
    void drawLines(QCPPainter* painter) const;
    void drawRug(QCPPainter* painter) const;

    TensorProfile m_profile;
};

/// The ground of bins that are clamped: colour and hatching.
void paintSaturated(QPainter& painter, const QRectF& rect);

}  // namespace quantelier
