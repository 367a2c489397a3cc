#include "ui/focus_ring.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QFocusEvent>
#include <QFocusFrame>

namespace quantelier {

namespace {

bool broughtByKeyboard(Qt::FocusReason reason) {
    return reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason ||
           reason == Qt::ShortcutFocusReason;
}

bool drawsItself(QWidget* widget) {
    return qobject_cast<QAbstractItemView*>(widget) || widget->property("ownFocusRing").toBool();
}

}  // namespace

FocusRing::FocusRing(QWidget* window) : QObject(window) {
    qApp->installEventFilter(this);
}

QWidget* FocusRing::ringedWidget() const {
    return m_frame ? m_frame->widget() : nullptr;
}

bool FocusRing::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::FocusIn || !watched->isWidgetType()) return false;
    auto* widget = static_cast<QWidget*>(watched);
    const bool ringed = broughtByKeyboard(static_cast<QFocusEvent*>(event)->reason()) && !drawsItself(widget);
    if (!m_frame) m_frame = new QFocusFrame(widget->window());
    m_frame->setWidget(ringed ? widget : nullptr);
    return false;
}

}  // namespace quantelier
