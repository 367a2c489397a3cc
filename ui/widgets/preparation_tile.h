// One picture of the preparation, in ink on paper. Enter or a click shows its numbers, where it is small
// enough for them.
#pragma once

#include <QWidget>

#include "engine/core/drawing.h"
#include "ui/language.h"

namespace quantelier {

class PreparationTile : public QWidget {
    Q_OBJECT
  public:
    enum class Guide { None, FitBox, MassCross };

    PreparationTile(const Words& name, Guide guide, QWidget* parent = nullptr);

    void setImage(const GreyImage& image);
    void setStruck(bool struck);  ///< the step is left out
    void describe();              ///< renews what a screen reader says; takes longer than setImage()

  signals:
    void opened(const QString& name, const quantelier::GreyImage& image);

  protected:
    void paintEvent(QPaintEvent*) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

  private:
    void paintGuide(QPainter& painter, const QRectF& frame) const;
    bool hasNumbers() const;
    QString description() const;

    Guide m_guide;
    GreyImage m_image;
    GreyImage m_small;  ///< the same, not much larger than the tile: Qt would smooth a large one for long
    bool m_struck = false;
};

}  // namespace quantelier
