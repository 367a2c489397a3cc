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

FocusRing::FocusRing(QWidget* window) : QObject(window), m_frame(new QFocusFrame(window)) {
    qApp->installEventFilter(this);
}

QWidget* FocusRing::ringedWidget() const {
    return m_frame->widget();
}

bool FocusRing::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::FocusIn || !watched->isWidgetType()) return false;
    auto* widget = static_cast<QWidget*>(watched);
    if (widget->window() != static_cast<QWidget*>(parent())->window()) return false;
    const bool ringed = broughtByKeyboard(static_cast<QFocusEvent*>(event)->reason()) && !drawsItself(widget);
    m_frame->setWidget(ringed ? widget : nullptr);
    return false;
}

}  // namespace quantelier
