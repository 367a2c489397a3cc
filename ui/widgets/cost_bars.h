// What each layer would cost at fewer bits: a bar of lost accuracy a layer.
#pragma once

#include <QWidget>
#include <vector>

#include "engine/core/exploration.h"

namespace quantelier {

class CostBars : public QWidget {
    Q_OBJECT
  public:
    explicit CostBars(QWidget* parent = nullptr);

    void setCosts(const std::vector<FewerBitsCost>& costs);
    QString sentence() const;

    QSize minimumSizeHint() const override;
    QSize sizeHint() const override { return minimumSizeHint(); }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    QString valueOf(const FewerBitsCost& cost) const;

    std::vector<FewerBitsCost> m_costs;
};

}  // namespace quantelier
