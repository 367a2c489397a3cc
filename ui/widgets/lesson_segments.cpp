#include "ui/widgets/lesson_segments.h"

#include <QPainter>

#include "ui/presenter.h"
#include "ui/theme.h"

namespace quantelier {

namespace {
constexpr int kHeight = 5;
constexpr int kGap = 4;
constexpr double kPresent = 0.5;  // of the accent, for the step that is looked at
}  // namespace

LessonSegments::LessonSegments(QWidget* parent) : QWidget(parent) {
    setFixedHeight(presented(kHeight));
}

void LessonSegments::setSteps(const QVector<bool>& done, int current) {
    m_done = done;
    m_current = current;
    update();
}

void LessonSegments::paintEvent(QPaintEvent*) {
    if (m_done.isEmpty()) return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const double each = (width() - kGap * double(m_done.size() - 1)) / double(m_done.size());
    for (qsizetype i = 0; i < m_done.size(); ++i) {
        painter.setBrush(m_done[i]        ? color(Token::Accent)
                         : i == m_current ? mix(Token::Accent, Token::Surface, kPresent)
                                          : color(Token::Border));
        painter.drawRoundedRect(QRectF(double(i) * (each + kGap), 0, each, height()), 2, 2);
    }
}

}  // namespace quantelier
