#include "ui/marks.h"

#include <QCoreApplication>
#include <QPainter>

namespace quantelier {

Token seriesToken(Series series) {
    switch (series) {
        case Series::Float:
            return Token::Float;
        case Series::FakeQuant:
            return Token::FakeQuant;
        case Series::Int8:
            return Token::Int8;
    }
    return Token::Text;
}

QString seriesName(Series series) {
    switch (series) {
        case Series::Float:
            return QCoreApplication::translate("Series", "Float");
        case Series::FakeQuant:
            return QCoreApplication::translate("Series", "Fake-quant");
        case Series::Int8:
            return QCoreApplication::translate("Series", "Int8");
    }
    return {};
}

void paintMark(QPainter& painter, Series series, QPointF centre, double size) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color(seriesToken(series)));
    const double half = size / 2.0;
    const double wide = half * 1.2;  // a diamond looks smaller than a circle of the same width
    switch (series) {
        case Series::Float:
            painter.drawEllipse(centre, half, half);
            break;
        case Series::FakeQuant:
            painter.drawPolygon(QPolygonF({centre + QPointF(0, -wide), centre + QPointF(wide, 0),
                                           centre + QPointF(0, wide), centre + QPointF(-wide, 0)}));
            break;
        case Series::Int8:
            painter.drawRect(QRectF(centre.x() - half, centre.y() - half, size, size));
            break;
    }
    painter.restore();
}

}  // namespace quantelier
