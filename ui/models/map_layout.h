// How the outputs of a layer lie in one picture: the maps of its channels side by side, or its units in rows.
#pragma once

#include <QPoint>

#include "engine/core/activations.h"

namespace quantelier {

class MapLayout {
  public:
    MapLayout() = default;
    explicit MapLayout(const LayerActivations& layer);
    static MapLayout ofChannel(
        const LayerActivations& layer);  ///< one channel alone; all units of a dense layer

    int columns() const;  ///< cells of the whole picture, gaps included
    int rows() const;
    int count() const { return m_tiles * m_width * m_height; }

    QPoint cellOf(int index) const;  ///< of the output in (channels, height, width)
    int indexAt(QPoint cell) const;  ///< -1 in a gap and outside

    /// The output next to `index` in the direction of `step`, over gaps; `index` itself at the edge.
    int neighbour(int index, QPoint step) const;

  private:
    MapLayout(int tiles, int across, int width, int height, int gap)
        : m_tiles(tiles), m_across(across), m_width(width), m_height(height), m_gap(gap) {}

    int m_tiles = 0, m_across = 1, m_width = 1, m_height = 1, m_gap = 0;
};

}  // namespace quantelier
