#include "ui/widgets/fold.h"

#include <QHBoxLayout>
#include <QPushButton>

#include "ui/widgets/icon_label.h"

namespace quantelier {

Fold::Fold(QWidget* content, QWidget* parent)
    : QWidget(parent),
      m_head(new QPushButton),
      m_lock(new IconLabel(IconName::Lock, Token::TextSecondary)),
      m_content(content) {
    m_head->setProperty("role", "fold");
    m_head->setCheckable(true);
    connect(m_head, &QPushButton::toggled, this, &Fold::setOpen);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_head, 1);
    row->addWidget(m_lock);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(row);
    column->addWidget(m_content);
    m_lock->hide();
    setOpen(false);
}

void Fold::setTitle(const QString& title) {
    m_head->setText(title);
    m_head->setAccessibleName(title);
}

void Fold::setLocked(bool locked) {
    if (locked) setOpen(false);
    m_head->setEnabled(!locked);
    m_lock->setVisible(locked);
}

void Fold::setOpen(bool open) {
    m_head->setChecked(open);
    m_head->setIcon(icon(open ? IconName::ChevronDown : IconName::ChevronRight, Token::TextSecondary));
    m_content->setVisible(open);
}

bool Fold::isOpen() const {
    return m_head->isChecked();
}

bool Fold::isLocked() const {
    return !m_head->isEnabled();
}

}  // namespace quantelier
