#include "ui/widgets/pulse.h"

#include <QPainter>
#include <cmath>

#include "ui/theme.h"

namespace quantelier {

namespace {
constexpr int kFrame = 40, kOnePulse = 600, kPulses = 2;  // ms
constexpr int kStanding = 2400;                           // ms
constexpr double kWidth = 3.0, kDistance = 3.0, kRadius = 8.0, kGrowth = 6.0;
constexpr double kPi = 3.14159265358979;
}  // namespace

Pulse::Pulse(QWidget* window) : QWidget(window) {
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    hide();
    m_timer.setInterval(kFrame);
    connect(&m_timer, &QTimer::timeout, this, &Pulse::tick);
}

void Pulse::show(QWidget* control, bool reduceMotion) {
    m_control = control;
    m_stands = reduceMotion;
    m_elapsed = 0;
    setGeometry(parentWidget()->rect());
    raise();
    QWidget::show();
    m_timer.start();
}

void Pulse::tick() {
    m_elapsed += kFrame;
    if (m_elapsed >= (m_stands ? kStanding : kPulses * kOnePulse) || !m_control) {
        m_timer.stop();
        m_control.clear();
        hide();
    }
    update();
}

void Pulse::paintEvent(QPaintEvent*) {
    if (!m_control) return;
    const double phase = m_stands ? 0.0 : double(m_elapsed % kOnePulse) / kOnePulse;
    const double strength = m_stands ? 1.0 : std::sin(kPi * phase);
    const double out = kDistance + (m_stands ? 0.0 : kGrowth * phase);
    const QRectF rect(QPointF(m_control->mapTo(parentWidget(), QPoint(0, 0))), m_control->size());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor ring = color(Token::Focus);
    ring.setAlphaF(float(strength));
    painter.setPen(QPen(ring, kWidth));
    painter.drawRoundedRect(rect.adjusted(-out, -out, out, out), kRadius, kRadius);
}

}  // namespace quantelier
