// The mark of an arithmetic as a small widget, for rows and heads.
#pragma once

#include <QWidget>

#include "ui/marks.h"

namespace quantelier {

class SeriesMark : public QWidget {
    Q_OBJECT
  public:
    explicit SeriesMark(Series series, QWidget* parent = nullptr);

  protected:
    void paintEvent(QPaintEvent*) override;

  private:
    Series m_series;
};

}  // namespace quantelier
