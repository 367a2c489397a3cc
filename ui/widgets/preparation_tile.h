// One picture of the preparation, in ink on paper.
#pragma once

#include <QWidget>

#include "engine/core/drawing.h"

namespace quantelier {

class PreparationTile : public QWidget {
    Q_OBJECT
  public:
    enum class Guide { None, FitBox, MassCross };

    explicit PreparationTile(Guide guide, QWidget* parent = nullptr);

    void setImage(const GreyImage& image);
    void setStruck(bool struck);  ///< the step is left out

  protected:
    void paintEvent(QPaintEvent*) override;

  private:
    void paintGuide(QPainter& painter, const QRectF& frame) const;

    Guide m_guide;
    GreyImage m_image;
    bool m_struck = false;
};

}  // namespace quantelier
