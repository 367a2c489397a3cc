// What holds for every page at every size: controls have names and can be hit, words fit, nothing lies over
// something else, and nothing scrolls that would fit.
#pragma once

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLayout>
#include <QScrollBar>
#include <QSlider>
#include <QStringList>
#include <algorithm>
#include <string>

#include "ui/plots/plot.h"

namespace quantelier::test {

inline constexpr int kSmallestTarget = 28;

inline bool isControl(const QWidget& widget) {
    const auto* button = qobject_cast<const QAbstractButton*>(&widget);
    return (button && !widget.inherits("QTableCornerButton")) ||
           qobject_cast<const QAbstractSpinBox*>(&widget) || qobject_cast<const QComboBox*>(&widget) ||
           qobject_cast<const QSlider*>(&widget) || qobject_cast<const Plot*>(&widget);
}

inline QString nameOf(const QWidget& widget) {
    const auto* button = qobject_cast<const QAbstractButton*>(&widget);
    return button && !button->text().isEmpty() ? button->text() : widget.accessibleName();
}

/// The control's name with its size, where a rule is broken.
inline QStringList brokenByControl(const QWidget& widget) {
    QStringList broken;
    const QString what = QStringLiteral("%1 '%2', %3 x %4")
                             .arg(QString::fromLatin1(widget.metaObject()->className()), nameOf(widget))
                             .arg(widget.width())
                             .arg(widget.height());
    if (nameOf(widget).isEmpty()) broken += what + QStringLiteral(": no name");
    if (std::min(widget.width(), widget.height()) < kSmallestTarget)
        broken += what + QStringLiteral(": too small to hit");
    if (qobject_cast<const QAbstractButton*>(&widget) && widget.width() < widget.sizeHint().width())
        broken += what + QStringLiteral(": its words need %1").arg(widget.sizeHint().width());
    return broken;
}

inline QStringList brokenByLabel(const QLabel& label) {
    if (label.text().isEmpty() || label.sizePolicy().horizontalPolicy() == QSizePolicy::Ignored) {
        const int needed = label.wordWrap() ? label.heightForWidth(label.width()) : 0;
        if (!label.text().isEmpty() && needed > label.height() + 1)
            return {QStringLiteral("'%1': its lines need %2 of height, it has %3")
                        .arg(label.text())
                        .arg(needed)
                        .arg(label.height())};
        return {};
    }
    if (label.wordWrap() || label.width() >= label.sizeHint().width()) return {};
    return {QStringLiteral("'%1': needs %2, has %3")
                .arg(label.text())
                .arg(label.sizeHint().width())
                .arg(label.width())};
}

/// What is drawn must be said, too: a chart's values, a map's place.
inline QStringList brokenByPicture(const QWidget& widget) {
    static const char* const kPictures[] = {"BalanceChart", "ConfidenceChart", "CostBars",
                                            "PartingBars",  "MapView",         "ActivationView",
                                            "LayerBar",     "AnswerPanel",     "DigitCanvas",
                                            "InputPreview", "NetworkDiagram",  "PreparationTile"};
    const bool isPicture = qobject_cast<const Plot*>(&widget) ||
                           std::any_of(std::begin(kPictures), std::end(kPictures), [&](const char* name) {
                               return widget.inherits(("quantelier::" + std::string(name)).c_str());
                           });
    if (!isPicture || (!widget.accessibleName().isEmpty() && !widget.accessibleDescription().isEmpty()))
        return {};
    return {QStringLiteral("%1 '%2' says nothing of what it shows")
                .arg(QString::fromLatin1(widget.metaObject()->className()), widget.accessibleName())};
}

/// Widgets that one layout places must not meet.
inline QStringList brokenByOverlap(const QWidget& parent) {
    QStringList broken;
    if (!parent.layout()) return broken;
    QList<QWidget*> placed;
    for (QWidget* child : parent.findChildren<QWidget*>(Qt::FindDirectChildrenOnly))
        if (child->isVisible() && !child->isWindow() &&
            !child->testAttribute(Qt::WA_TransparentForMouseEvents) && parent.layout()->indexOf(child) >= 0)
            placed.append(child);
    for (int i = 0; i < placed.size(); ++i)
        for (int k = i + 1; k < placed.size(); ++k)
            if (placed[i]->geometry().intersects(placed[k]->geometry()))
                broken +=
                    QStringLiteral("%1 '%2' lies over %3 '%4'")
                        .arg(QString::fromLatin1(placed[i]->metaObject()->className()), nameOf(*placed[i]),
                             QString::fromLatin1(placed[k]->metaObject()->className()), nameOf(*placed[k]));
    return broken;
}

/// The words of a table's head fit into its columns.
inline QStringList brokenByHead(const QHeaderView& head) {
    QStringList broken;
    for (int section = 0; section < head.count(); ++section) {
        const QString words = head.model()->headerData(section, head.orientation()).toString();
        const int needed = head.fontMetrics().horizontalAdvance(words);
        if (!head.isSectionHidden(section) && needed > head.sectionSize(section))
            broken += QStringLiteral("head '%1' needs %2, has %3")
                          .arg(words)
                          .arg(needed)
                          .arg(head.sectionSize(section));
    }
    return broken;
}

/// All that is broken among the visible widgets of `root`; empty: nothing.
inline QStringList brokenRules(const QWidget& root) {
    QStringList broken = brokenByOverlap(root);
    for (const QWidget* widget : root.findChildren<QWidget*>()) {
        if (!widget->isVisible() || widget->visibleRegion().isEmpty()) continue;
        broken += brokenByOverlap(*widget);
        if (isControl(*widget)) broken += brokenByControl(*widget);
        broken += brokenByPicture(*widget);
        if (const auto* head = qobject_cast<const QHeaderView*>(widget);
            head && head->orientation() == Qt::Horizontal)
            broken += brokenByHead(*head);
        if (const auto* label = qobject_cast<const QLabel*>(widget)) broken += brokenByLabel(*label);
    }
    return broken;
}

/// Scroll bars that are shown, by the name of what they scroll.
inline QStringList shownScrollBars(const QWidget& root) {
    QStringList shown;
    for (const QScrollBar* bar : root.findChildren<QScrollBar*>()) {
        if (!bar->isVisible() || bar->maximum() == bar->minimum()) continue;
        const QWidget* area = bar->parentWidget()->parentWidget();
        shown += QStringLiteral("%1 '%2' scrolls by %3")
                     .arg(QString::fromLatin1(area->metaObject()->className()), area->accessibleName())
                     .arg(bar->maximum() - bar->minimum());
    }
    return shown;
}

}  // namespace quantelier::test
