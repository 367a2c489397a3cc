#include "ui/widgets/header_button.h"

#include <QStyle>
#include <QStyleOptionButton>

namespace quantelier {

HeaderButton::HeaderButton(const QIcon& icon, const QString& text, QWidget* parent)
    : QPushButton(icon, text, parent) {}

void HeaderButton::setCompact(bool compact) {
    if (compact == m_isCompact) return;
    m_isCompact = compact;
    setProperty("compact", compact);
    style()->unpolish(this);
    style()->polish(this);
    updateGeometry();
}

QSize HeaderButton::sizeHint() const {
    const QSize whole = QPushButton::sizeHint();
    return m_isCompact ? QSize(whole.height(), whole.height()) : whole;
}

void HeaderButton::initStyleOption(QStyleOptionButton* option) const {
    QPushButton::initStyleOption(option);
    if (m_isCompact) option->text.clear();
}

}  // namespace quantelier
