// One digit on its way into the network: as stored, resized, normalised.
#pragma once

#include <QWidget>

#include "engine/core/drawing.h"

namespace quantelier {

class InputPreview : public QWidget {
    Q_OBJECT
  public:
    explicit InputPreview(QWidget* parent = nullptr);

    /// Empty images leave the frames empty.
    void setImages(const GreyImage& stored, const GreyImage& resized);

    QSize minimumSizeHint() const override { return QSize(288, 116); }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    void paintStep(QPainter& painter, const QRect& frame, const GreyImage& image, const QString& head,
                   const QString& below) const;
    QString normalisedRange() const;

    GreyImage m_stored;
    GreyImage m_resized;
};

}  // namespace quantelier
