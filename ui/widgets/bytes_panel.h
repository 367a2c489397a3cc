// Where the bytes go: float and int8 on one scale, split by layer.
#pragma once

#include "engine/core/model_sizes.h"
#include "engine/core/recipe.h"
#include "ui/marks.h"
#include "ui/widgets/panel.h"

namespace quantelier {

class LayerBar;

class BytesPanel : public Panel {
    Q_OBJECT
  public:
    explicit BytesPanel(QWidget* parent = nullptr);

    /// `recipe` must be valid. Sizes of a real model, where there is one, replace the computed figures.
    void showBytes(const Recipe& recipe, const ModelSizes& sizes);

  private:
    QLabel* addBar(Series series, LayerBar*& bar);
    QLabel* addFigure(QHBoxLayout& row, const Words& caption);

    QLabel *m_ratio, *m_floatBytes, *m_int8Bytes;
    LayerBar *m_float = nullptr, *m_int8 = nullptr;
    QLabel *m_weights, *m_biases, *m_scales, *m_weightRatio;
};

}  // namespace quantelier
