#include "ui/widgets/step_list.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include "ui/fonts.h"
#include "ui/language.h"
#include "ui/marks.h"
#include "ui/presenter.h"

namespace quantelier {

namespace {
constexpr int kHead = 34;
constexpr int kSmallestRow = 26, kLargestRow = 44;
constexpr int kTwoLines = 36;      // rows at least this high have the detail under the title
constexpr int kLeft = 51;          // of the words
constexpr int kDetailLeft = 210;   // where it stands beside the title
constexpr int kIntegerShare = 60;  // per cent of the width, right edge of the integers
constexpr int kPadding = 16, kNoteGap = 24;
}  // namespace

StepList::StepList(QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setProperty("ownFocusRing", true);
    setWords(this, "accessibleName", [] { return tr("Steps"); });
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

QSize StepList::minimumSizeHint() const {
    return QSize(400, presented(kHead) + kStepLines * presented(kSmallestRow));
}

void StepList::setLines(const std::array<StepLine, kStepLines>& lines) {
    m_lines = lines;
    setCurrent(m_current);
}

void StepList::setCurrent(int index) {
    m_current = qBound(0, index, kStepLines - 1);
    setWords(this, "accessibleDescription", [=] { return sentence(); });
    setWhatsThis(m_lines[std::size_t(m_current)].explanation);
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
    update();
    emit currentChanged(m_current);
}

QRect StepList::rowRect(int index) const {
    const int high =
        qBound(presented(kSmallestRow), (height() - presented(kHead)) / kStepLines, presented(kLargestRow));
    return QRect(0, presented(kHead) + index * high, width(), high);
}

int StepList::rowAt(int y) const {
    for (int i = 0; i < kStepLines; ++i)
        if (y >= rowRect(i).top() && y <= rowRect(i).bottom()) return i;
    return -1;
}

void StepList::paintHead(QPainter& painter) const {
    painter.setFont(textFont(TextRole::CaptionStrong));
    painter.setPen(color(Token::TextSecondary));
    const int integers = width() * kIntegerShare / 100;
    painter.drawText(QRect(presented(kLeft), 0, 200, presented(kHead)), Qt::AlignLeft | Qt::AlignVCenter,
                     tr("Step"));
    const auto column = [&](const QString& name, Series series, int right) {
        painter.drawText(QRect(right - 160, 0, 160, presented(kHead)), Qt::AlignRight | Qt::AlignVCenter,
                         name);
        const int words = painter.fontMetrics().horizontalAdvance(name);
        paintMark(painter, series, QPointF(right - words - 14, presented(kHead) / 2.0 + 0.5));
    };
    column(tr("Integer"), Series::Int8, integers);
    column(tr("Float"), Series::Float, width() - kPadding);
    painter.fillRect(QRect(1, presented(kHead) - 1, width() - 2, 1), color(Token::BorderStrong));
}

void StepList::paintNumber(QPainter& painter, QPointF centre, int index) const {
    const bool isPast = index < m_current, isCurrent = index == m_current;
    painter.setPen(
        QPen(color(isPast || isCurrent ? Token::Accent : Token::BorderStrong), isCurrent ? 2.0 : 1.25));
    painter.setBrush(color(isPast ? Token::Accent : Token::Surface));
    painter.drawEllipse(centre, 10.0, 10.0);
    painter.setFont(textFont(TextRole::CaptionStrong));
    painter.setPen(color(isPast ? Token::OnAccent : isCurrent ? Token::Text : Token::TextSecondary));
    painter.drawText(QRectF(centre.x() - 10, centre.y() - 10, 20, 20), Qt::AlignCenter,
                     QString::number(index + 1));
}

void StepList::paintValues(QPainter& painter, const QRect& row, int index) const {
    const StepLine& line = m_lines[std::size_t(index)];
    const int integers = width() * kIntegerShare / 100;
    QFont font = textFont(TextRole::Lead);
    font.setWeight(index <= m_current ? QFont::DemiBold : QFont::Normal);
    painter.setFont(font);
    painter.setPen(color(index <= m_current ? Token::Text : Token::TextSecondary));
    painter.drawText(QRect(integers - 200, row.top(), 200, row.height()), Qt::AlignRight | Qt::AlignVCenter,
                     line.integer);
    font.setWeight(QFont::Normal);
    painter.setFont(font);
    painter.drawText(row.adjusted(integers, 0, -kPadding, 0), Qt::AlignRight | Qt::AlignVCenter,
                     line.floating);
    painter.setFont(textFont(TextRole::Caption));
    painter.setPen(color(Token::TextSecondary));
    painter.drawText(row.adjusted(integers + kNoteGap, 0, -kPadding, 0), Qt::AlignLeft | Qt::AlignVCenter,
                     line.note);
}

void StepList::paintRow(QPainter& painter, int index) const {
    const StepLine& line = m_lines[std::size_t(index)];
    const QRect row = rowRect(index);
    const bool isCurrent = index == m_current;
    if (isCurrent) {
        painter.fillRect(row.adjusted(1, 0, -1, -1), color(Token::AccentSoft));
        painter.fillRect(QRect(row.left() + 1, row.top(), 3, row.height() - 1), color(Token::Accent));
    }
    if (index + 1 < kStepLines)
        painter.fillRect(QRect(kPadding, row.bottom(), row.width() - 2 * kPadding, 1), color(Token::Border));
    paintNumber(painter, QPointF(27.5, row.center().y() + 0.5), index);
    const bool isHigh = row.height() >= presented(kTwoLines);
    const int integers = width() * kIntegerShare / 100;
    const QRect words(presented(kLeft), row.top() + (isHigh ? 2 : 0), integers - 90 - presented(kLeft),
                      isHigh ? row.height() / 2 - 1 : row.height());
    painter.setFont(textFont(isCurrent ? TextRole::BodyStrong : TextRole::Body));
    painter.setPen(color(Token::Text));
    painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter, line.title);
    painter.setFont(textFont(TextRole::Caption));
    painter.setPen(color(Token::TextSecondary));
    const QRect below(presented(kLeft), words.bottom(), words.width(), row.bottom() - words.bottom() - 1);
    const QRect beside(presented(kDetailLeft), row.top(), words.right() - presented(kDetailLeft),
                       row.height());
    const QRect detail = isHigh ? below : beside;
    painter.drawText(detail, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(line.detail, Qt::ElideRight, detail.width()));
    paintValues(painter, row, index);
}

void StepList::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintHead(painter);
    for (int i = 0; i < kStepLines; ++i) paintRow(painter, i);
    if (!hasFocus()) return;
    painter.setPen(QPen(color(Token::Focus), 2.0));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rowRect(m_current)).adjusted(5, 2, -5, -3), 6, 6);
}

void StepList::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
        case Qt::Key_Down:
        case Qt::Key_Right:
        case Qt::Key_Space:
            return setCurrent(m_current + 1);
        case Qt::Key_Up:
        case Qt::Key_Left:
            return setCurrent(m_current - 1);
        case Qt::Key_Home:
            return setCurrent(0);
        case Qt::Key_End:
            return setCurrent(kStepLines - 1);
        default:
            QWidget::keyPressEvent(event);
    }
}

void StepList::mousePressEvent(QMouseEvent* event) {
    if (const int row = rowAt(int(event->position().y())); row >= 0) setCurrent(row);
}

bool StepList::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const int row = rowAt(help->pos().y());
    if (row < 0)
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(),
                           m_lines[std::size_t(row)].detail + u'\n' + m_lines[std::size_t(row)].explanation,
                           this, rowRect(row));
    return true;
}

void StepList::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    update();
}

void StepList::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    update();
}

}  // namespace quantelier
