#include "ui/widgets/swatch_label.h"

#include <QPainter>

#include "ui/fonts.h"
#include "ui/plots/histogram_layer.h"
#include "ui/presenter.h"
#include "ui/theme.h"

namespace quantelier {

namespace {

constexpr int kSide = 10;
constexpr int kGap = 6;
constexpr int kHeight = 18;
constexpr double kTint = 0.6;  // about the middle of the tints of a difference

}  // namespace

SwatchLabel::SwatchLabel(KeySample swatch, const Words& text, QWidget* parent)
    : QWidget(parent), m_swatch(swatch) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setWords(this, "text", text);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void SwatchLabel::setText(const QString& text) {
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

QSize SwatchLabel::sizeHint() const {
    return {kSide + kGap + QFontMetrics(textFont(TextRole::Caption)).horizontalAdvance(m_text) + 1,
            presented(kHeight)};
}

void SwatchLabel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.translate(0, (height() - kHeight) / 2.0);  // samples are drawn for the usual height
    const QRectF square(0, (kHeight - kSide) / 2.0, kSide, kSide);
    switch (m_swatch) {
        case KeySample::Kept:
            painter.fillRect(square, mix(Token::TextSecondary, Token::Surface, 0.45));
            break;
        case KeySample::Saturated:
            paintSaturated(painter, square);
            break;
        case KeySample::Code:
            painter.fillRect(QRectF(4, 3, 2, 12), color(Token::Accent));
            break;
        case KeySample::IdleCode:
            painter.setPen(color(Token::Accent));
            painter.drawRect(QRectF(1.5, 6.5, 7, 5));
            break;
        case KeySample::Worse:
            painter.fillRect(square, mix(Token::FakeQuant, Token::Surface, kTint));
            break;
        case KeySample::Better:
            painter.fillRect(square, mix(Token::Float, Token::Surface, kTint));
            break;
    }
    painter.setFont(textFont(TextRole::Caption));
    painter.setPen(color(Token::Text));
    painter.resetTransform();
    painter.drawText(rect().adjusted(kSide + kGap, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, m_text);
}

}  // namespace quantelier
