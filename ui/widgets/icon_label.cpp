#include "ui/widgets/icon_label.h"

#include <QPainter>

namespace quantelier {

IconLabel::IconLabel(IconName name, Token token, QWidget* parent)
    : QWidget(parent), m_name(name), m_token(token) {
    setFixedSize(20, 20);
}

void IconLabel::setIcon(IconName name, Token token) {
    m_name = name;
    m_token = token;
    update();
}

void IconLabel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintIcon(painter, m_name, rect(), m_token);
}

}  // namespace quantelier
