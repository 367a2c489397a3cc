#include "ui/widgets/series_mark.h"

#include <QPainter>

namespace quantelier {

namespace {
constexpr int kSide = 12;
}

SeriesMark::SeriesMark(Series series, QWidget* parent) : QWidget(parent), m_series(series) {
    setFixedSize(kSide, kSide);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void SeriesMark::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintMark(painter, m_series, QPointF(kSide / 2.0, kSide / 2.0));
}

}  // namespace quantelier
