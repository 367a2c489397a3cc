// A bar of bytes, split by layer; the parts are named where they are wide enough.
#pragma once

#include <QWidget>
#include <vector>

#include "ui/marks.h"

namespace quantelier {

struct LayerBytes {
    QString name;
    qint64 bytes = 0;
};

class LayerBar : public QWidget {
    Q_OBJECT
  public:
    explicit LayerBar(Series series, QWidget* parent = nullptr);

    /// `fullScale` bytes fill the whole width.
    void setLayers(const std::vector<LayerBytes>& layers, qint64 fullScale);

    QSize sizeHint() const override { return {400, 26}; }

  protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent*) override;

  private:
    std::vector<QRectF> parts() const;
    QString unnamed() const;
    qint64 total() const;
    bool isNamed(std::size_t index, const QRectF& part) const;

    Series m_series;
    std::vector<LayerBytes> m_layers;
    qint64 m_fullScale = 1;
};

}  // namespace quantelier
