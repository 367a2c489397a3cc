#include "ui/widgets/drawing_sheet.h"

#include <QPainter>

namespace quantelier {

namespace {

constexpr double kMillisecondsASecond = 1000.0;

}  // namespace

double DrawingSheet::seconds() const {
    double length = 0.0;
    for (const Stroke& stroke : strokes) length += stroke.back().seconds + kStrokePause;
    return length;
}

void DrawingSheet::paint(QPainter& painter, double side, const QImage& digitPicture, const QColor& ink,
                         double seconds) const {
    painter.setRenderHint(QPainter::Antialiasing);
    if (!digitPicture.isNull()) painter.drawImage(QRectF(0, 0, side, side), digitPicture);
    for (const Stroke& stroke : strokes) {
        if (seconds < 0.0) break;
        paintStroke(painter, stroke, side, ink, seconds);
        seconds -= stroke.back().seconds + kStrokePause;
    }
}

GreyImage DrawingSheet::picture(double seconds) const {
    if (isBlank()) return {};
    QImage page(kSide, kSide, QImage::Format_Grayscale8);
    page.fill(0);
    QPainter painter(&page);
    QImage stored;
    if (!digit.empty())
        stored = QImage(digit.ink.data(), digit.width, digit.height, digit.width, QImage::Format_Grayscale8);
    paint(painter, kSide, stored, Qt::white, seconds);
    painter.end();
    GreyImage result{kSide, kSide, {}};
    result.ink.reserve(std::size_t{kSide} * kSide);
    for (int y = 0; y < kSide; ++y)
        result.ink.insert(result.ink.end(), page.constScanLine(y), page.constScanLine(y) + kSide);
    return result;
}

DrawingSheet sheetOf(const DrawnStrokes& drawing) {
    DrawingSheet sheet;
    for (const std::vector<DrawnPoint>& points : drawing.strokes) {
        Stroke stroke;
        for (const DrawnPoint& point : points)
            stroke.push_back({{point.x, point.y},
                              drawing.width,
                              (point.milliseconds - points.front().milliseconds) / kMillisecondsASecond});
        sheet.strokes.push_back(std::move(stroke));
    }
    return sheet;
}

DrawnStrokes drawnStrokes(const DrawingSheet& sheet, int label) {
    DrawnStrokes drawing;
    drawing.label = label;
    double begin = 0.0;  // of the stroke, in seconds
    double widths = 0.0;
    std::size_t count = 0;
    for (const Stroke& stroke : sheet.strokes) {
        std::vector<DrawnPoint> points;
        for (const StrokePoint& point : stroke) {
            points.push_back(
                {point.position.x(), point.position.y(), (begin + point.seconds) * kMillisecondsASecond});
            widths += point.width;
        }
        count += points.size();
        begin += stroke.back().seconds + kStrokePause;
        drawing.strokes.push_back(std::move(points));
    }
    if (count > 0) drawing.width = widths / double(count);
    return drawing;
}

}  // namespace quantelier
