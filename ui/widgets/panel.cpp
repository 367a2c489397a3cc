#include "ui/widgets/panel.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/widgets/label.h"

namespace quantelier {

namespace {
constexpr int kPadding = 16;
constexpr int kHeadHeight = 28;
}  // namespace

Panel::Panel(const QString& title, QWidget* parent) : QFrame(parent) {
    setProperty("role", "panel");
    setAccessibleName(title);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kPadding - 1, 7, kPadding - 1, kPadding - 1);
    layout->setSpacing(8);
    m_head = new QHBoxLayout;
    m_head->setSpacing(12);
    m_title = makeLabel(title, TextRole::Section);
    m_title->setMinimumHeight(kHeadHeight);
    m_head->addWidget(m_title);
    layout->addLayout(m_head);
    m_bodyWidget = new QWidget;
    m_body = new QVBoxLayout(m_bodyWidget);
    m_body->setContentsMargins(0, 0, 0, 0);
    m_body->setSpacing(8);
    layout->addWidget(m_bodyWidget, 1);
}

void Panel::setScrollable() {
    layout()->removeWidget(m_bodyWidget);
    auto* area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    // The area clips at its edge: room for the focus ring of the controls inside.
    constexpr int kRing = 4;
    m_body->setContentsMargins(kRing, kRing, kRing, kRing);
    area->setWidget(m_bodyWidget);
    area->viewport()->setAutoFillBackground(false);
    m_bodyWidget->setAutoFillBackground(false);
    auto* holder = new QVBoxLayout;
    holder->setContentsMargins(-kRing, -kRing, -kRing, -kRing);
    holder->addWidget(area);
    static_cast<QVBoxLayout*>(layout())->addLayout(holder, 1);
}

QFrame* makeRule(QWidget* parent) {
    auto* rule = new QFrame(parent);
    rule->setProperty("role", "rule");
    rule->setFixedHeight(1);
    return rule;
}

}  // namespace quantelier
