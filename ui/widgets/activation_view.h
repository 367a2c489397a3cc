// The layers of a model as small maps of ink, for the drawing on the canvas: arrows walk them, and the one
// chosen is told in numbers.
#pragma once

#include <QWidget>

#include "engine/core/drawing.h"

namespace quantelier {

class ActivationView : public QWidget {
    Q_OBJECT
  public:
    explicit ActivationView(QWidget* parent = nullptr);

    void showLayers(const Activations& inside);
    void clear() { showLayers({}); }

    /// "conv1, map 3 of 6: 212 of 784 inked, up to 45 %".
    QString describe(int layer, int map) const;
    int currentLayer() const { return m_layer; }
    int currentMap() const { return m_map; }

    QSize sizeHint() const override { return {560, 88}; }
    QSize minimumSizeHint() const override { return {320, 80}; }

  signals:
    void currentDescribed(const QString& sentence);  ///< the chosen map; empty without the focus

  protected:
    void paintEvent(QPaintEvent*) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

  private:
    const LayerMaps& layer(int index) const { return m_inside.layers[std::size_t(index)]; }
    int layerCount() const { return int(m_inside.layers.size()); }
    QRectF layerRect(int layer) const;         ///< its name and its maps
    QRectF mapRect(int layer, int map) const;  ///< one map, or one unit of a dense layer
    void paintLayer(QPainter& painter, int layer) const;
    void choose(int layer, int map);

    Activations m_inside;
    int m_layer = 0;
    int m_map = 0;
};

}  // namespace quantelier
