// The three arithmetics have a colour and a shape each: float circle, fake-quant diamond, int8 square.
#pragma once

#include <QPointF>
#include <QString>

#include "ui/theme.h"

class QPainter;

namespace quantelier {

enum class Series { Float, FakeQuant, Int8 };

Token seriesToken(Series series);
QString seriesName(Series series);
void paintMark(QPainter& painter, Series series, QPointF centre, double size = 9.0);

}  // namespace quantelier
