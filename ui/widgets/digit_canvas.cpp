#include "ui/widgets/digit_canvas.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>
#include <QTabletEvent>
#include <QTouchEvent>
#include <QWheelEvent>
#include <algorithm>

#include "ui/language.h"
#include "ui/theme.h"

namespace quantelier {

namespace {

constexpr int kReplayFrameMilliseconds = 16;
constexpr double kUsualPressure = 0.5;   // of a mouse, and of screens that do not feel it
constexpr double kPressureSpread = 0.3;  // a pen widens and thins by this share
constexpr double kLongestWait = 0.05;    // of one point for the next: hesitation is not shown again

}  // namespace

DigitCanvas::DigitCanvas(QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::CrossCursor);
    setWords(this, "accessibleName", [] { return tr("Drawing canvas"); });
    setWords(this, "accessibleDescription",
             [] { return tr("Arrow keys move the pen, Space sets it down and lifts it."); });
    QSizePolicy square(QSizePolicy::Expanding, QSizePolicy::Expanding);
    square.setHeightForWidth(true);
    setSizePolicy(square);
    setMinimumSize(168, 168);
    setAttribute(Qt::WA_AcceptTouchEvents);
    m_spacing.setSingleShot(true);
    m_spacing.setTimerType(Qt::PreciseTimer);
    connect(&m_spacing, &QTimer::timeout, this, &DigitCanvas::emitDrawing);
    m_replayFrame.setInterval(kReplayFrameMilliseconds);
    connect(&m_replayFrame, &QTimer::timeout, this, &DigitCanvas::advanceReplay);
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        m_paper = {};
        update();
    });
}

QSize DigitCanvas::sizeHint() const {
    return {kDesignSide, kDesignSide};
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
    startInkAgain();
    emit historyChanged();
    emitDrawing();
}

void DigitCanvas::replaceSheet(DrawingSheet sheet) {
    stopReplay();
    m_penIsDown = false;
    remember();
    m_sheet = std::move(sheet);
    startInkAgain();
    emitDrawing();
}

void DigitCanvas::clear() {
    if (isBlank()) return stopReplay();
    replaceSheet({});
}

void DigitCanvas::showDigit(const GreyImage& digit) {
    replaceSheet({digit, {}});
}

void DigitCanvas::showStrokes(const DrawnStrokes& strokes) {
    replaceSheet(sheetOf(strokes));
}

void DigitCanvas::startInkAgain() {
    m_mask = m_sheet.blankMask();
    m_shown = InkMask();
    update();
}

// A new point changes the last two pieces of its stroke only.
void DigitCanvas::changed() {
    const Stroke& stroke = m_sheet.strokes.back();
    const QRectF page = paper();
    QRect box;
    for (std::size_t i = stroke.size() - std::min<std::size_t>(2, stroke.size()); i < stroke.size(); ++i)
        box |= strokePiece(stroke, i, stroke.size(), page.width()).box();
    const bool isFirst = m_sheet.strokes.size() == 1 && stroke.size() == 1;  // the invitation goes
    update(isFirst ? rect() : box.translated(page.topLeft().toPoint()));
    if (m_spacing.isActive()) return;
    const qint64 since = m_sinceTold.isValid() ? m_sinceTold.elapsed() : kSpacingMilliseconds;
    m_spacing.start(int(std::max<qint64>(0, kSpacingMilliseconds - since)));
}

void DigitCanvas::emitDrawing() {
    m_spacing.stop();
    m_sinceTold.start();
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

void DigitCanvas::startStroke(QPointF widgetPosition, double pressure) {
    if (m_cursor) update();
    m_cursor.reset();
    penDown(toPage(widgetPosition), pressure);
}

void DigitCanvas::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) startStroke(event->position(), kUsualPressure);
}

void DigitCanvas::mouseMoveEvent(QMouseEvent* event) {
    if (event->buttons() & Qt::LeftButton) penMove(toPage(event->position()), kUsualPressure);
}

void DigitCanvas::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) penUp();
}

void DigitCanvas::tabletEvent(QTabletEvent* event) {
    const QPointF page = toPage(event->position());
    switch (event->type()) {
        case QEvent::TabletPress:
            setFocus(Qt::MouseFocusReason);
            startStroke(event->position(), event->pressure());
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

// One finger draws; all are taken, so that none scrolls or zooms.
bool DigitCanvas::event(QEvent* event) {
    switch (event->type()) {
        case QEvent::TouchBegin:
        case QEvent::TouchUpdate:
        case QEvent::TouchEnd:
            for (const QEventPoint& finger : static_cast<QTouchEvent*>(event)->points()) touch(finger);
            event->accept();
            return true;
        case QEvent::TouchCancel:
            m_finger.reset();
            penUp();
            return true;
        default:
            return QWidget::event(event);
    }
}

void DigitCanvas::touch(const QEventPoint& finger) {
    const bool presses = finger.state() == QEventPoint::Pressed;
    if (presses && !m_finger) {
        m_finger = finger.id();
        setFocus(Qt::MouseFocusReason);
        return startStroke(finger.position(), kUsualPressure);
    }
    if (m_finger != finger.id()) return;
    if (finger.state() == QEventPoint::Updated) penMove(toPage(finger.position()), kUsualPressure);
    if (finger.state() != QEventPoint::Released) return;
    m_finger.reset();
    penUp();
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
                penDown(QPointF(*m_cursor) / kImageSize, kUsualPressure);
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
    penMove(QPointF(*m_cursor) / kImageSize, kUsualPressure);
    describeCursor();
    update();
}

void DigitCanvas::describeCursor() {
    setWords(this, "accessibleDescription", [isDown = m_penIsDown, at = *m_cursor] {
        return tr("%1, column %2, row %3 of 28.")
            .arg(isDown ? tr("Pen down") : tr("Pen up"))
            .arg(at.x())
            .arg(at.y());
    });
}

// --- Showing the strokes again
// --------------------------------------------------------------------------------------

void DigitCanvas::replay() {
    if (m_sheet.strokes.empty()) return;
    const bool isStill = style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) == 0;
    if (isStill || m_motionReduced) {  // nothing moves by itself: each call shows one stroke more
        m_replaySeconds = nextStrokeEnd();
        startInkAgain();
        return emitDrawing();
    }
    m_replaySeconds = 0.0;
    startInkAgain();
    m_replayClock.start();
    m_replayFrame.start();
}

// Within the pause behind a stroke, so that nothing of the next one is shown.
double DigitCanvas::nextStrokeEnd() const {
    const double last = m_sheet.seconds() - kStrokePause / 2;
    const double shown = m_replaySeconds >= last ? 0.0 : m_replaySeconds;
    double end = 0.0;
    for (const Stroke& stroke : m_sheet.strokes) {
        end += shownSeconds(stroke);
        if (end - kStrokePause / 2 > shown) break;
    }
    return end - kStrokePause / 2;
}

void DigitCanvas::advanceReplay() {
    m_replaySeconds = m_replayClock.elapsed() / 1000.0;
    update();
    if (m_replaySeconds >= m_sheet.seconds()) stopReplay();
    emitDrawing();
}

void DigitCanvas::stopReplay() {
    m_replayFrame.stop();
    if (m_replaySeconds < kWholeSheet) update();
    m_replaySeconds = kWholeSheet;
}

}  // namespace quantelier
