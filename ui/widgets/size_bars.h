// The three files of a model on one scale.
#pragma once

#include <array>

#include "engine/core/model_sizes.h"
#include "ui/marks.h"
#include "ui/widgets/panel.h"

namespace quantelier {

class Bar;

class SizeBars : public Panel {
    Q_OBJECT
  public:
    explicit SizeBars(QWidget* parent = nullptr);

    void showSizes(const ModelSizes& sizes);

  private:
    struct Row {
        QLabel* bytes = nullptr;
        Bar* bar = nullptr;
    };

    Row addRow(Series series, const Words& name);

    std::array<Row, 3> m_rows;  ///< by Series
    QLabel* m_ratio;
};

}  // namespace quantelier
