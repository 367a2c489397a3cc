// The largest error of each layer for one image, in steps of its int8 codes, as bars with a dashed line at 1.
#pragma once

#include <QWidget>

#include "engine/core/activations.h"

namespace quantelier {

class PartingBars : public QWidget {
    Q_OBJECT
  public:
    explicit PartingBars(QWidget* parent = nullptr);

    void setActivations(const ImageActivations& image);
    void clear();

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

  signals:
    void opened();  ///< Enter, or a double click

  protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

  private:
    struct Row {
        QString name;
        double steps = 0.0;
    };
    QVector<Row> m_rows;
    int m_first = -1;  ///< row of the first layer past one step
};

}  // namespace quantelier
