// Dots of all mixtures of bits, their front, and the rings of what is set and what is chosen.
#pragma once

#include <qcustomplot.h>

#include <optional>

#include "engine/core/exploration.h"

namespace quantelier {

class ParetoLayer : public QCPLayerable {
    Q_OBJECT
  public:
    explicit ParetoLayer(QCustomPlot& plot);

    void setPoints(const std::vector<QPointF>& all, const std::vector<QPointF>& front);
    void setNow(std::optional<QPointF> now) { m_now = now; }
    void setChosen(std::optional<QPointF> chosen) { m_chosen = chosen; }

  protected:
    void applyDefaultAntialiasingHint(QCPPainter* painter) const override;
    void draw(QCPPainter* painter) override;

  private:
    QPointF pixel(const QPointF& place) const;
    void drawNow(QCPPainter* painter) const;

    std::vector<QPointF> m_all, m_front;  ///< kB, per cent
    std::optional<QPointF> m_now, m_chosen;
};

}  // namespace quantelier
