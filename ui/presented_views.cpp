#include "ui/presented_views.h"

#include <QEvent>
#include <QPointer>
#include <QWidget>
#include <algorithm>
#include <utility>

#include "ui/widgets/panel.h"

namespace quantelier {

PresentedViews::PresentedViews(QWidget* root) : QObject(root), m_root(root) {}

void PresentedViews::add(Parts parts) {
    if (auto* panel = qobject_cast<Panel*>(parts.front())) {
        panel->offerNext();
        connect(panel, &Panel::nextRequested, this, &PresentedViews::showNext);
    }
    parts.front()->installEventFilter(this);
    m_all.push_back(std::move(parts));
}

std::vector<Parts> PresentedViews::views() const {
    std::vector<Parts> views;
    for (const Parts& parts : m_all)
        if (parts.front()->isVisibleTo(m_root)) views.push_back(parts);
    return views;
}

void PresentedViews::begin() {
    m_isOn = true;
    if (m_shown.empty() && !views().empty()) show(views().front());
}

void PresentedViews::showNext() {
    const Parts before = m_shown;
    restore();  // those that were hidden for this one come into the round again
    const std::vector<Parts> all = views();
    if (all.empty()) return;
    const auto at = std::find(all.begin(), all.end(), before);
    show(at == all.end() || at + 1 == all.end() ? all.front() : *(at + 1));
}

void PresentedViews::end() {
    restore();
    m_isOn = false;
    emit changed();
}

bool PresentedViews::eventFilter(QObject*, QEvent* event) {
    if (event->type() == QEvent::Show && m_isOn && m_shown.empty()) begin();
    return false;
}

void PresentedViews::show(const Parts& parts) {
    m_shown = parts;
    hideOthers(m_root);
    emit changed();
}

void PresentedViews::restore() {
    m_shown.clear();
    const bool isOn = std::exchange(m_isOn, false);  // a part that comes back is not one that appears
    for (const auto& restore : m_restore) restore();
    m_restore.clear();
    m_isOn = isOn;
}

void PresentedViews::hideOthers(QWidget* within) {
    for (QWidget* child : within->findChildren<QWidget*>(Qt::FindDirectChildrenOnly)) {
        const bool isPart = std::find(m_shown.begin(), m_shown.end(), child) != m_shown.end();
        const bool holdsPart = std::any_of(m_shown.begin(), m_shown.end(),
                                           [&](QWidget* part) { return child->isAncestorOf(part); });
        if (!child->isVisibleTo(within) || isPart) continue;
        if (holdsPart) {
            hideOthers(child);
            continue;
        }
        child->hide();
        m_restore.push_back([child = QPointer<QWidget>(child)] {
            if (child) child->show();
        });
    }
}

}  // namespace quantelier
