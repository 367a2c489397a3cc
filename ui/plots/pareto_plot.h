// Accuracy against bytes of every mixture of weight bits. Points of the front are chosen with the arrows or
// the mouse and adopted from the card beside them.
#pragma once

#include "engine/core/exploration.h"
#include "ui/plots/plot.h"

class QFrame;
class QLabel;
class QPushButton;

namespace quantelier {

class ParetoLayer;

class ParetoPlot : public Plot {
    Q_OBJECT
  public:
    explicit ParetoPlot(QWidget* parent = nullptr);

    /// `images`: how many were read of each.
    void addPoints(const std::vector<MixedPrecisionPoint>& points, std::int64_t images);
    void clear();
    /// The present choices; 0 images: not measured.
    void setNow(std::int64_t bytes, double accuracyPercent, std::int64_t images);

    std::size_t count() const { return m_points.size(); }
    std::vector<MixedPrecisionPoint> front() const;  ///< by bytes, one of equals
    const MixedPrecisionPoint* chosen() const;
    void choose(std::optional<MixedPrecisionPoint> point);
    void setAdoptable(bool adoptable);

    Readout readoutAt(double) const override { return {}; }  // the card says it
    QString description() const override;
    QString csv() const override;

  signals:
    void adoptRequested(const std::array<int, quantelier::kLayerCount>& bits);

  protected:
    void fitRanges() override;
    std::vector<double> readoutStops() const override { return {}; }
    void keyPressEvent(QKeyEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    void buildCard();
    void placeCard();
    void chooseOnFront(int by);
    void chooseNear(const QPointF& pixel);
    void adopt();
    QPointF placeOf(const MixedPrecisionPoint& point) const;
    QString words(const MixedPrecisionPoint& point) const;

    std::vector<MixedPrecisionPoint> m_points;
    std::int64_t m_images = 0;
    std::optional<QPointF> m_now;
    std::optional<MixedPrecisionPoint> m_chosen;
    ParetoLayer* m_layer;
    QFrame* m_card = nullptr;
    QLabel *m_cardHead = nullptr, *m_cardBits = nullptr;
    QPushButton* m_use = nullptr;
    QPoint m_pressed;
};

}  // namespace quantelier
