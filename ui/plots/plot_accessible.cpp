#include "ui/plots/plot_accessible.h"

#include <QAccessibleWidget>

#include "ui/plots/plot.h"

namespace quantelier {

namespace {

QAccessibleInterface* makeChart(const QString&, QObject* object) {
    auto* plot = qobject_cast<Plot*>(object);
    return plot ? new QAccessibleWidget(plot, QAccessible::Chart) : nullptr;
}

}  // namespace

void installPlotAccessibility() {
    static const bool isInstalled = (QAccessible::installFactory(makeChart), true);
    Q_UNUSED(isInstalled);
}

}  // namespace quantelier
