// The outputs of a layer as a picture with one chosen: a click picks, arrows move.
#pragma once

#include <QImage>
#include <QWidget>

#include "ui/language.h"
#include "ui/models/map_layout.h"

namespace quantelier {

class MapView : public QWidget {
    Q_OBJECT
  public:
    enum class Colours { Ink, Signed };  ///< 0 paper to 1 ink; -1 to 1 around nothing

    MapView(const Words& name, Colours colours, QWidget* parent = nullptr);

    void setValues(const MapLayout& layout, std::vector<float> values);
    void setCurrent(int index);       ///< the output with the ring, -1: none
    void setWindow(QRect cells);      ///< a ring around several, empty: none
    void setPickable(bool pickable);  ///< takes the focus, the mouse and the arrows
    void setLargestCell(int pixels) { m_largestCell = pixels; }
    int current() const { return m_current; }

    /// Where a cell is drawn.
    QRect cellRect(QPoint cell) const;
    QSize minimumSizeHint() const override;

  signals:
    void picked(int index);

  protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

  private:
    int cellSide() const;
    QRgb colourOf(float value) const;
    QImage picture() const;

    Colours m_colours;
    MapLayout m_layout;
    std::vector<float> m_values;
    QRect m_window;
    int m_current = -1, m_largestCell = 1000;
    bool m_pickable = false;
};

/// Codes of a layer as ink: the lowest code is paper.
std::vector<float> inkOfCodes(const LayerActivations& layer);

}  // namespace quantelier
