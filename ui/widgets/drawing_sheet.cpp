#include "ui/widgets/drawing_sheet.h"

namespace quantelier {

namespace {

constexpr double kMillisecondsASecond = 1000.0;

}  // namespace

double DrawingSheet::seconds() const {
    double length = 0.0;
    for (const Stroke& stroke : strokes) length += shownSeconds(stroke);
    return length;
}

InkMask DrawingSheet::blankMask() const {
    if (digit.empty()) return InkMask(kSide);
    return InkMask(
        kSide, QImage(digit.ink.data(), digit.width, digit.height, digit.width, QImage::Format_Grayscale8));
}

GreyImage DrawingSheet::picture(InkMask& mask, double seconds) const {
    if (isBlank()) return {};
    const QImage page = mask.picture(strokes, seconds);
    GreyImage result{kSide, kSide, {}};
    result.ink.reserve(std::size_t{kSide} * kSide);
    for (int y = 0; y < kSide; ++y)
        result.ink.insert(result.ink.end(), page.constScanLine(y), page.constScanLine(y) + kSide);
    return result;
}

GreyImage DrawingSheet::picture() const {
    InkMask mask = blankMask();
    return picture(mask, kWholeSheet);
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
        begin += shownSeconds(stroke);
        drawing.strokes.push_back(std::move(points));
    }
    if (count > 0) drawing.width = widths / double(count);
    return drawing;
}

}  // namespace quantelier
