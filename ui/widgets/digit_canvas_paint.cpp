// How the canvas looks: paper, digit, crop box and the keyboard's pen.
#include <QPainter>

#include "ui/digit_image.h"
#include "ui/fonts.h"
#include "ui/theme.h"
#include "ui/widgets/digit_canvas.h"

namespace quantelier {

namespace {

constexpr double kFrameRadius = 4.0;

}  // namespace

QRectF DigitCanvas::paper() const {
    const int side = std::min(width(), height());
    return QRectF((width() - side) / 2, (height() - side) / 2, side, side);
}

QPointF DigitCanvas::toPage(QPointF widgetPosition) const {
    const QRectF page = paper();
    return (widgetPosition - page.topLeft()) / page.width();
}

void DigitCanvas::paintEvent(QPaintEvent* event) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF page = paper();
    paintPaper(painter, page);
    painter.save();
    painter.setClipRect(page.adjusted(1, 1, -1, -1));
    painter.translate(page.topLeft());
    const GreyImage& digit = m_sheet.digit;
    if (!digit.empty())
        painter.drawImage(QRectF(QPointF(), page.size()),
                          inkImage(digit.ink.data(), digit.width, digit.height));
    paintStrokes(painter, page.width(), QRectF(event->rect()).translated(-page.topLeft()));
    painter.restore();
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(color(Token::BorderStrong), 1.0));
    painter.drawRoundedRect(page.adjusted(0.5, 0.5, -0.5, -0.5), kFrameRadius, kFrameRadius);
    if (!m_cropBox.isNull()) paintCropBox(painter, page);
    if (m_cursor && hasFocus()) paintCursor(painter, page);
}

// part: of the page, from its top left.
void DigitCanvas::paintStrokes(QPainter& painter, double side, const QRectF& part) {
    const double scale = devicePixelRatioF();
    const int pixels = qRound(side * scale);
    if (m_shown.side() != pixels) m_shown = InkMask(pixels);
    m_shown.follow(m_sheet.strokes, m_replaySeconds);
    const QRect box =
        QRectF(part.topLeft() * scale, part.size() * scale).toAlignedRect() & QRect(0, 0, pixels, pixels);
    if (!box.isEmpty()) {
        QImage image = m_shown.tinted(color(Token::Ink), box);
        image.setDevicePixelRatio(scale);
        painter.drawImage(QPointF(box.topLeft()) / scale, image);
    }
    if (const auto end = m_shown.end(m_sheet.strokes, m_replaySeconds))
        strokePiece(end->stroke, end->point, end->count, side).paint(painter, color(Token::Ink));
}

void DigitCanvas::paintPaper(QPainter& painter, const QRectF& page) {
    const double scale = devicePixelRatioF();
    const QSize size = (page.size() * scale).toSize();
    if (m_paper.size() != size) {
        m_paper = QPixmap(size);
        m_paper.setDevicePixelRatio(scale);
        m_paper.fill(Qt::transparent);
        QPainter paper(&m_paper);
        paper.setRenderHint(QPainter::Antialiasing);
        paper.setPen(Qt::NoPen);
        paper.setBrush(color(Token::Paper));
        const QRectF sheet(QPointF(), page.size());
        paper.drawRoundedRect(sheet, kFrameRadius, kFrameRadius);
        QPen dots(color(Token::Border), 1.5, Qt::CustomDashLine, Qt::RoundCap);
        dots.setDashPattern({0.1, 4.0});
        paper.setPen(dots);
        const QPointF middle = sheet.center();
        paper.drawLine(QPointF(middle.x(), 4), QPointF(middle.x(), sheet.bottom() - 4));
        paper.drawLine(QPointF(4, middle.y()), QPointF(sheet.right() - 4, middle.y()));
    }
    painter.drawPixmap(page.topLeft(), m_paper);
    if (isBlank()) paintInvitation(painter, page);
}

void DigitCanvas::paintInvitation(QPainter& painter, const QRectF& page) const {
    painter.setFont(textFont(TextRole::Body));
    painter.setPen(color(Token::TextSecondary));
    const QString invitation = tr("Draw a digit here");
    QRectF text = painter.fontMetrics().boundingRect(invitation);
    text.moveCenter(page.center());
    painter.fillRect(text.adjusted(-8, -4, 8, 4), color(Token::Paper));
    painter.drawText(page, Qt::AlignCenter, invitation);
}

void DigitCanvas::paintCropBox(QPainter& painter, const QRectF& page) const {
    const double scale = page.width() / kDrawingSide;
    const QRectF box(page.topLeft() + QPointF(m_cropBox.topLeft()) * scale, QSizeF(m_cropBox.size()) * scale);
    QPen dashed(color(Token::Accent), 1.5);
    dashed.setDashPattern({4.0, 3.0});
    painter.setPen(dashed);
    painter.drawRect(box);
    painter.setFont(textFont(TextRole::CaptionStrong));
    const double height = painter.fontMetrics().height();
    const double below = box.bottom() + 4.0;
    const double top = below + height < page.bottom() ? below : box.top() - height - 2.0;
    painter.drawText(QRectF(box.left(), std::max(top, page.top() + 2.0), 200.0, height), Qt::AlignLeft,
                     tr("crop"));
}

void DigitCanvas::paintCursor(QPainter& painter, const QRectF& page) const {
    const QPointF centre = page.topLeft() + QPointF(*m_cursor) / kImageSize * page.width();
    const double radius = m_penWidth / 2.0 * page.width() / kDesignSide;
    painter.setPen(QPen(color(Token::Focus), 2.0));
    painter.setBrush(m_penIsDown ? QBrush(color(Token::AccentSoft)) : QBrush(Qt::NoBrush));
    painter.drawEllipse(centre, radius, radius);
    painter.drawLine(centre - QPointF(3, 0), centre + QPointF(3, 0));
    painter.drawLine(centre - QPointF(0, 3), centre + QPointF(0, 3));
}

}  // namespace quantelier
