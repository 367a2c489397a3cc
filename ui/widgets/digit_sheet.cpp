#include "ui/widgets/digit_sheet.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>

#include "ui/digit_image.h"
#include "ui/format.h"
#include "ui/language.h"
#include "ui/theme.h"

namespace quantelier {

namespace {
constexpr int kTile = 42;
constexpr int kPitch = 48;
constexpr int kRing = 3;  // room around the outer tiles for the ring
}  // namespace

DigitSheet::DigitSheet(QWidget* parent) : QWidget(parent) {
    setProperty("ownFocusRing", true);
    setFocusPolicy(Qt::StrongFocus);
    setWords(this, "accessibleName", [] { return tr("Samples"); });
}

void DigitSheet::setDigits(std::shared_ptr<const Dataset> digits, std::vector<qint64> indices,
                           const Words& setName) {
    m_digits = std::move(digits);
    m_indices = std::move(indices);
    m_setName = setName;
    setCurrentCell(0);
}

int DigitSheet::columns() const {
    return qMax(1, (width() - 2 * kRing + kPitch - kTile) / kPitch);
}

int DigitSheet::rows() const {
    return qMax(1, (height() - 2 * kRing + kPitch - kTile) / kPitch);
}

int DigitSheet::shownCount() const {
    return qMin(int(m_indices.size()), capacity());
}

QSize DigitSheet::minimumSizeHint() const {
    return QSize(7 * kPitch, 3 * kPitch);
}

QRect DigitSheet::cellRect(int cell) const {
    // What the pitch leaves over is shared out, so that both edges stand flush with the panel.
    const int free = width() - 2 * kRing - kTile;
    const int x = columns() > 1 ? kRing + free * (cell % columns()) / (columns() - 1) : kRing;
    return QRect(x, kRing + cell / columns() * kPitch, kTile, kTile);
}

int DigitSheet::cellAt(QPoint position) const {
    for (int cell = 0; cell < shownCount(); ++cell)
        if (cellRect(cell).adjusted(-3, -3, 3, 3).contains(position)) return cell;
    return -1;
}

qint64 DigitSheet::currentDigit() const {
    return m_current < shownCount() ? m_indices[std::size_t(m_current)] : -1;
}

QString DigitSheet::describe(qint64 index) const {
    const std::uint8_t* image = m_digits->image(index);
    const qint64 ink = std::count_if(image, image + m_digits->pixels(), [](std::uint8_t v) { return v > 0; });
    return tr("%1 image %2, labelled %3, ink %4 of %5 pixels")
        .arg(m_setName(), format::number(index))
        .arg(m_digits->labels[std::size_t(index)])
        .arg(ink)
        .arg(m_digits->pixels());
}

void DigitSheet::setCurrentCell(int cell) {
    m_current = qBound(0, cell, qMax(0, shownCount() - 1));
    update();
    const qint64 digit = currentDigit();
    setWords(this, "accessibleDescription", [=] { return digit < 0 ? QString() : describe(digit); });
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
    emit currentChanged(digit);
}

void DigitSheet::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    for (int cell = 0; cell < shownCount(); ++cell) {
        const QRect rect = cellRect(cell);
        const qint64 index = m_indices[std::size_t(cell)];
        // At 1.5 times its size a digit needs smoothing; the pixels themselves are shown by Enter.
        painter.drawImage(rect, inkImage(m_digits->image(index), m_digits->side, m_digits->side));
        if (cell != m_current) continue;
        painter.setPen(QPen(color(Token::Focus), hasFocus() ? 2.0 : 1.25));
        painter.drawRoundedRect(QRectF(rect).adjusted(-2.5, -2.5, 2.5, 2.5), 5, 5);
    }
}

void DigitSheet::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    if (capacity() == m_lastCapacity) return;
    m_lastCapacity = capacity();
    emit capacityChanged();
}

void DigitSheet::mousePressEvent(QMouseEvent* event) {
    const int cell = cellAt(event->position().toPoint());
    if (cell >= 0) setCurrentCell(cell);
}

void DigitSheet::mouseDoubleClickEvent(QMouseEvent* event) {
    if (cellAt(event->position().toPoint()) >= 0) emit opened(currentDigit());
}

void DigitSheet::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
        case Qt::Key_Left:
            return setCurrentCell(m_current - 1);
        case Qt::Key_Right:
            return setCurrentCell(m_current + 1);
        case Qt::Key_Up:
            return m_current >= columns() ? setCurrentCell(m_current - columns()) : void();
        case Qt::Key_Down:
            return m_current + columns() < shownCount() ? setCurrentCell(m_current + columns()) : void();
        case Qt::Key_Home:
            return setCurrentCell(0);
        case Qt::Key_End:
            return setCurrentCell(shownCount() - 1);
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (currentDigit() >= 0) emit opened(currentDigit());
            return;
        default:
            QWidget::keyPressEvent(event);
    }
}

void DigitSheet::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    update();
}

void DigitSheet::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    update();
}

}  // namespace quantelier
