#include "ui/widgets/swatch.h"

#include <QPainter>

namespace quantelier {

namespace {
constexpr int kSide = 10;
constexpr double kOpacity = 0.6;  // about the middle of the tints that it explains
}  // namespace

Swatch::Swatch(Token token, QWidget* parent) : QWidget(parent), m_token(token) {
    setFixedSize(kSide, kSide);
}

void Swatch::paintEvent(QPaintEvent*) {
    QPainter(this).fillRect(rect(), mix(m_token, Token::Surface, kOpacity));
}

}  // namespace quantelier
