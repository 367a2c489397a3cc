#include "ui/models/map_layout.h"

#include <cmath>

namespace quantelier {

namespace {

// Units in rows of the most nearly square rectangle: 120 in 10 rows of 12, 84 in 7 rows of 12, 10 in 2 of 5.
int unitsAcross(int units) {
    int across = int(std::ceil(std::sqrt(double(units))));
    for (int candidate = across; candidate <= 2 * across; ++candidate)
        if (units % candidate == 0) return candidate;
    return across;
}

}  // namespace

MapLayout::MapLayout(const LayerActivations& layer)
    : MapLayout(
          layer.channels,
          layer.isMap() ? int(std::ceil(std::sqrt(double(layer.channels)))) : unitsAcross(layer.channels),
          layer.width, layer.height, layer.isMap() ? 1 : 0) {}

MapLayout MapLayout::ofChannel(const LayerActivations& layer) {
    if (layer.isMap()) return {1, 1, layer.width, layer.height, 0};
    return MapLayout(layer);
}

int MapLayout::columns() const {
    return m_across * (m_width + m_gap) - m_gap;
}

int MapLayout::rows() const {
    return (m_tiles + m_across - 1) / m_across * (m_height + m_gap) - m_gap;
}

QPoint MapLayout::cellOf(int index) const {
    const int tile = index / (m_width * m_height), within = index % (m_width * m_height);
    return {tile % m_across * (m_width + m_gap) + within % m_width,
            tile / m_across * (m_height + m_gap) + within / m_width};
}

int MapLayout::indexAt(QPoint cell) const {
    if (cell.x() < 0 || cell.y() < 0 || cell.x() >= columns() || cell.y() >= rows()) return -1;
    const int x = cell.x() % (m_width + m_gap), y = cell.y() % (m_height + m_gap);
    const int tile = cell.y() / (m_height + m_gap) * m_across + cell.x() / (m_width + m_gap);
    return x < m_width && y < m_height && tile < m_tiles ? (tile * m_height + y) * m_width + x : -1;
}

int MapLayout::neighbour(int index, QPoint step) const {
    const QPoint cell = cellOf(index);
    for (int far = 1; far <= m_gap + 1; ++far)
        if (const int next = indexAt(cell + far * step); next >= 0) return next;
    return index;
}

}  // namespace quantelier
