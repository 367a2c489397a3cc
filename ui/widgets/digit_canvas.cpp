#include "ui/widgets/digit_canvas.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>
#include <QTabletEvent>
#include <QWheelEvent>
#include <algorithm>
#include <cstring>

#include "ui/theme.h"

namespace quantelier {

namespace {

constexpr int kFrameMilliseconds = 16;
constexpr double kPressureSpread = 0.3;  // a pen widens and thins by this share
constexpr double kLongestWait = 0.05;    // of one point for the next: hesitation is not shown again

}  // namespace

DigitCanvas::DigitCanvas(QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::CrossCursor);
    setAccessibleName(tr("Drawing canvas"));
    setAccessibleDescription(tr("Arrow keys move the pen, Space sets it down and lifts it."));
    QSizePolicy square(QSizePolicy::Expanding, QSizePolicy::Expanding);
    square.setHeightForWidth(true);
    setSizePolicy(square);
    setMinimumSize(168, 168);
    m_frame.setSingleShot(true);
    m_frame.setInterval(kFrameMilliseconds);
    connect(&m_frame, &QTimer::timeout, this, &DigitCanvas::emitDrawing);
    m_replayFrame.setInterval(kFrameMilliseconds);
    connect(&m_replayFrame, &QTimer::timeout, this, &DigitCanvas::advanceReplay);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

QSize DigitCanvas::sizeHint() const {
    return {kDesignSide, kDesignSide};
}

bool DigitCanvas::isBlank() const {
    return m_sheet.strokes.empty() && m_sheet.digit.empty();
}

GreyImage DigitCanvas::drawing() const {
    if (isBlank()) return {};
    QImage page(kDrawingSide, kDrawingSide, QImage::Format_Grayscale8);
    page.fill(0);
    QPainter painter(&page);
    QImage digit;
    if (!m_sheet.digit.empty())
        digit = QImage(m_sheet.digit.ink.data(), m_sheet.digit.width, m_sheet.digit.height,
                       m_sheet.digit.width, QImage::Format_Grayscale8);
    paintSheet(painter, kDrawingSide, digit, Qt::white);
    painter.end();
    GreyImage result{kDrawingSide, kDrawingSide, {}};
    for (int y = 0; y < kDrawingSide; ++y)
        result.ink.insert(result.ink.end(), page.constScanLine(y), page.constScanLine(y) + kDrawingSide);
    return result;
}

void DigitCanvas::setPenWidth(int pixels) {
    m_penWidth = pixels;
    update();
}

void DigitCanvas::setCropBox(const QRect& box) {
    if (box == m_cropBox) return;
    m_cropBox = box;
    update();
}

// --- The sheet
// ------------------------------------------------------------------------------------------------------

void DigitCanvas::remember() {
    m_history.push_back(m_sheet);
    emit historyChanged();
}

void DigitCanvas::undo() {
    if (m_history.empty()) return;
    stopReplay();
    m_penIsDown = false;
    m_sheet = std::move(m_history.back());
    m_history.pop_back();
    emit historyChanged();
    emitDrawing();
}

void DigitCanvas::clear() {
    stopReplay();
    m_penIsDown = false;
    if (isBlank()) return;
    remember();
    m_sheet = {};
    emitDrawing();
}

void DigitCanvas::showDigit(const GreyImage& digit) {
    stopReplay();
    m_penIsDown = false;
    remember();
    m_sheet = {digit, {}};
    emitDrawing();
}

void DigitCanvas::changed() {
    update();
    if (!m_frame.isActive()) m_frame.start();
}

void DigitCanvas::emitDrawing() {
    m_frame.stop();
    update();
    emit drawingChanged(drawing());
}

// --- The pen
// --------------------------------------------------------------------------------------------------------

void DigitCanvas::penDown(QPointF page, double pressure) {
    stopReplay();
    remember();
    m_penIsDown = true;
    m_strokeClock.start();
    m_sheet.strokes.emplace_back();
    appendPoint(page, pressure);
}

void DigitCanvas::penMove(QPointF page, double pressure) {
    if (m_penIsDown) appendPoint(page, pressure);
}

void DigitCanvas::penUp() {
    if (!m_penIsDown) return;
    m_penIsDown = false;
    emitDrawing();
}

void DigitCanvas::appendPoint(QPointF page, double pressure) {
    Stroke& stroke = m_sheet.strokes.back();
    const QPointF inside(std::clamp(page.x(), 0.0, 1.0), std::clamp(page.y(), 0.0, 1.0));
    if (!stroke.empty() && stroke.back().position == inside) return;
    const double waited = std::min(m_strokeClock.restart() / 1000.0, kLongestWait);
    const double width = double(m_penWidth) / kDesignSide * (1.0 + kPressureSpread * (2.0 * pressure - 1.0));
    stroke.push_back({inside, width, stroke.empty() ? 0.0 : stroke.back().seconds + waited});
    changed();
}

void DigitCanvas::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    m_cursor.reset();
    penDown(toPage(event->position()), 0.5);
}

void DigitCanvas::mouseMoveEvent(QMouseEvent* event) {
    if (event->buttons() & Qt::LeftButton) penMove(toPage(event->position()), 0.5);
}

void DigitCanvas::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) penUp();
}

void DigitCanvas::tabletEvent(QTabletEvent* event) {
    const QPointF page = toPage(event->position());
    switch (event->type()) {
        case QEvent::TabletPress:
            m_cursor.reset();
            setFocus(Qt::MouseFocusReason);
            penDown(page, event->pressure());
            break;
        case QEvent::TabletMove:
            penMove(page, event->pressure());
            break;
        case QEvent::TabletRelease:
            penUp();
            break;
        default:
            break;
    }
    event->accept();  // or Qt would send the same movement again as a mouse
}

void DigitCanvas::wheelEvent(QWheelEvent* event) {
    event->accept();
}

void DigitCanvas::keyPressEvent(QKeyEvent* event) {
    if (event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))
        return QWidget::keyPressEvent(event);
    switch (event->key()) {
        case Qt::Key_Left:
            moveCursor(-1, 0);
            break;
        case Qt::Key_Right:
            moveCursor(1, 0);
            break;
        case Qt::Key_Up:
            moveCursor(0, -1);
            break;
        case Qt::Key_Down:
            moveCursor(0, 1);
            break;
        case Qt::Key_Space:
            moveCursor(0, 0);
            if (m_penIsDown)
                penUp();
            else
                penDown(QPointF(*m_cursor) / kImageSize, 0.5);
            describeCursor();
            break;
        default:
            QWidget::keyPressEvent(event);
    }
}

void DigitCanvas::focusOutEvent(QFocusEvent* event) {
    penUp();
    QWidget::focusOutEvent(event);
}

void DigitCanvas::moveCursor(int dx, int dy) {
    const QPoint from = m_cursor.value_or(QPoint(kImageSize / 2, kImageSize / 2));
    m_cursor = QPoint(std::clamp(from.x() + dx, 0, kImageSize), std::clamp(from.y() + dy, 0, kImageSize));
    penMove(QPointF(*m_cursor) / kImageSize, 0.5);
    describeCursor();
    update();
}

void DigitCanvas::describeCursor() {
    const QString state = m_penIsDown ? tr("Pen down") : tr("Pen up");
    setAccessibleDescription(
        tr("%1, column %2, row %3 of 28.").arg(state).arg(m_cursor->x()).arg(m_cursor->y()));
}

// --- Showing the strokes again
// --------------------------------------------------------------------------------------

void DigitCanvas::replay() {
    if (m_sheet.strokes.empty()) return;
    const bool isStill = style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) == 0;
    if (isStill) {  // nothing moves by itself: each call shows one stroke more
        m_replaySeconds = nextStrokeEnd();
        return emitDrawing();
    }
    m_replaySeconds = 0.0;
    m_replayClock.start();
    m_replayFrame.start();
}

double DigitCanvas::replayLength() const {
    double length = 0.0;
    for (const Stroke& stroke : m_sheet.strokes) length += stroke.back().seconds + kStrokePause;
    return length;
}

double DigitCanvas::nextStrokeEnd() const {
    const double shown = m_replaySeconds >= replayLength() ? 0.0 : m_replaySeconds;
    double end = 0.0;
    for (const Stroke& stroke : m_sheet.strokes) {
        end += stroke.back().seconds + kStrokePause;
        if (end > shown) break;
    }
    return end;
}

void DigitCanvas::advanceReplay() {
    m_replaySeconds = m_replayClock.elapsed() / 1000.0;
    if (m_replaySeconds >= replayLength()) stopReplay();
    emitDrawing();
}

void DigitCanvas::stopReplay() {
    m_replayFrame.stop();
    m_replaySeconds = kWholeSheet;
}

}  // namespace quantelier
