// Share right minus mean confidence of float and int8, bin by bin; a flat line at 0 is perfect.
#pragma once

#include <QWidget>

#include "engine/core/comparison.h"
#include "ui/marks.h"

namespace quantelier {

class ConfidenceChart : public QWidget {
    Q_OBJECT
  public:
    explicit ConfidenceChart(QWidget* parent = nullptr);

    /// Bins of fewer images say nothing: they are not drawn, and their read-out says so.
    static constexpr qint64 kFewestImages = 10;

    void setReliability(const Reliability& floats, const Reliability& int8);

    /// One bin in words, of both models.
    QString readout(int bin) const;
    int currentBin() const { return m_current; }

    QSize minimumSizeHint() const override { return QSize(200, 72); }

  protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

  private:
    QRectF plotRect() const;
    double binWidth() const;
    double range() const;  ///< points from the middle to the edge
    double centre(int bin) const;
    void setCurrent(int bin);
    void paintAxes(QPainter& painter) const;
    void paintSeries(QPainter& painter, Series series, const Reliability& bins) const;

    Reliability m_floats{}, m_int8{};
    int m_first = 5;  ///< the first bin that is drawn: most digits are read with more than 50 %
    int m_current = -1;
};

}  // namespace quantelier
