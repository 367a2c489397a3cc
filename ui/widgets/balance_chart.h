// How many images each class has, as ten bars.
#pragma once

#include <QWidget>
#include <array>

#include "engine/core/recipe.h"

namespace quantelier {

using ClassCounts = std::array<qint64, kClassCount>;

/// A sentence that names the classes off by more than 20 % of the average; empty when all are near it.
QString imbalanceSentence(const ClassCounts& counts);

class BalanceChart : public QWidget {
    Q_OBJECT
  public:
    explicit BalanceChart(QWidget* parent = nullptr);

    void setCounts(const ClassCounts& counts);

    QSize minimumSizeHint() const override { return QSize(200, 96); }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    void paintAxis(QPainter& painter, const QRectF& plot, double pixelsPerImage) const;
    qint64 largest() const;

    ClassCounts m_counts{};
};

}  // namespace quantelier
