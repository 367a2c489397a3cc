#include "ui/widgets/input_preview.h"

#include <QPainter>
#include <algorithm>

#include "ui/digit_image.h"
#include "ui/fonts.h"
#include "ui/format.h"
#include "ui/icons.h"
#include "ui/language.h"

namespace quantelier {

namespace {

constexpr int kSteps = 3;
constexpr int kCaptions = 36;
constexpr int kArrowRoom = 32;

QString sizeText(const GreyImage& image, int side) {
    const int shown = image.empty() ? side : image.width;
    return QStringLiteral("%1 × %1").arg(shown);
}

}  // namespace

InputPreview::InputPreview(QWidget* parent) : QWidget(parent) {
    setWords(this, "accessibleName", [] { return tr("What the network sees"); });
    setImages({}, {});
}

void InputPreview::setImages(const GreyImage& stored, const GreyImage& resized) {
    m_stored = stored;
    m_resized = resized;
    setWords(this, "accessibleDescription", [=] {
        return tr("Stored as %1 pixels, resized to %2, normalised to %3")
            .arg(sizeText(stored, kImageSize), sizeText(resized, kInputSize), normalisedRange());
    });
    update();
}

QString InputPreview::normalisedRange() const {
    const auto normalised = [](int ink) { return (ink / 255.0 - kPixelMean) / kPixelDeviation; };
    if (m_resized.empty()) return format::range(normalised(0), normalised(255));
    const auto [low, high] = std::minmax_element(m_resized.ink.begin(), m_resized.ink.end());
    return format::range(normalised(*low), normalised(*high));
}

void InputPreview::paintStep(QPainter& painter, const QRect& frame, const GreyImage& image,
                             const QString& head, const QString& below) const {
    painter.setRenderHint(QPainter::SmoothPixmapTransform, false);  // the pixels are the point here
    painter.fillRect(frame, color(Token::Paper));
    if (!image.empty()) painter.drawImage(frame, inkImage(image.ink.data(), image.width, image.height));
    painter.setPen(color(Token::Border));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(frame.adjusted(0, 0, -1, -1));
    const QRect line(frame.center().x() - 60, frame.bottom() + 4, 120, 16);
    painter.setFont(textFont(TextRole::CaptionStrong));
    painter.setPen(color(Token::Text));
    painter.drawText(line, Qt::AlignCenter, head);
    painter.setFont(textFont(TextRole::Caption));
    painter.setPen(color(Token::TextSecondary));
    painter.drawText(line.translated(0, 16), Qt::AlignCenter, below);
}

void InputPreview::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const int side = qMin((width() - (kSteps - 1) * kArrowRoom) / kSteps, height() - kCaptions);
    const int pitch = (width() - side) / (kSteps - 1);
    const auto frame = [&](int step) { return QRect(step * pitch, 0, side, side); };
    paintStep(painter, frame(0), m_stored, sizeText(m_stored, kImageSize), tr("as stored"));
    paintStep(painter, frame(1), m_resized, sizeText(m_resized, kInputSize), tr("resized"));
    paintStep(painter, frame(2), m_resized, normalisedRange(), tr("normalised"));
    for (int step = 1; step < kSteps; ++step) {
        const double x = step * pitch - (pitch - side) / 2.0;
        paintIcon(painter, IconName::ChevronRight, QRectF(x - 10, side / 2.0 - 10, 20, 20),
                  Token::TextSecondary);
    }
}

}  // namespace quantelier
