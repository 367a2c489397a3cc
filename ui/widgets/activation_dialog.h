// Every layer of one image in float and int8 side by side, and where they differ.
#pragma once

#include <QDialog>
#include <array>

#include "engine/core/activations.h"
#include "ui/models/map_layout.h"

class QLabel;

namespace quantelier {

class MapView;
class SegmentedControl;

class ActivationDialog : public QDialog {
    Q_OBJECT
  public:
    /// `name` tells which image.
    ActivationDialog(const QString& name, const ImageActivations& image, QWidget* parent = nullptr);

    void showLayer(int layer);  ///< 1 to kLayerCount
    int layer() const { return m_layer; }
    QString readout() const;  ///< the chosen output in words

  private:
    QLayout* buildMaps();
    const LayerActivations& shown() const { return m_image.layers[std::size_t(m_layer)]; }
    void choose(int index);

    ImageActivations m_image;
    int m_layer = 1;
    MapLayout m_layout;
    SegmentedControl* m_layers = nullptr;
    std::array<MapView*, 3> m_maps{};  ///< float, int8, int8 - float
    QLabel *m_range = nullptr, *m_worst = nullptr, *m_readout = nullptr;
};

}  // namespace quantelier
