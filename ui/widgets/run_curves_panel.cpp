#include "ui/widgets/run_curves_panel.h"

#include <QHBoxLayout>
#include <QStackedWidget>

#include "ui/language.h"
#include "ui/plots/plot_file.h"
#include "ui/presentation.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/label.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/tool_button.h"

namespace quantelier {

RunCurvesPanel::RunCurvesPanel(QWidget* parent)
    : Panel([] { return tr("Test accuracy of the marked runs"); }, parent),
      m_plot(new RunOverlayPlot),
      m_stack(new QStackedWidget) {
    layout()->setContentsMargins(1, 7, 1, 4);
    layout()->setSpacing(0);
    headLayout()->setContentsMargins(15, 0, 15, 0);
    headLayout()->setSpacing(8);
    headLayout()->addStretch(1);
    headLayout()->addWidget(makePlotMenu(*m_plot));
    QToolButton* fit = makeToolButton(IconName::Fit, [] { return tr("Show all curves whole"); });
    connect(fit, &QToolButton::clicked, m_plot, &Plot::fit);
    hideWhilePresenting(*fit);  // the panel's own icon is another
    headLayout()->addWidget(fit);
    auto* quantity = new SegmentedControl([] { return tr("What the curves show"); },
                                          {[] { return tr("Accuracy"); }, [] { return tr("Loss"); }});
    quantity->setCurrentIndex(0);
    connect(quantity, &SegmentedControl::chosen, this, &RunCurvesPanel::showQuantity);
    headLayout()->addWidget(quantity);
    m_stack->addWidget(new EmptyState(
        IconName::Train, [] { return tr("No run is marked"); },
        [] { return tr("Mark up to six with Space to lay their curves over each other."); }));
    m_stack->addWidget(m_plot);
    body()->addWidget(m_stack, 1);
    connect(m_plot, &Plot::readOut, this, &RunCurvesPanel::readOut);
}

void RunCurvesPanel::setCurves(const std::vector<RunCurve>& curves) {
    m_plot->setCurves(curves);
    m_stack->setCurrentIndex(curves.empty() ? 0 : 1);
}

void RunCurvesPanel::showQuantity(int index) {
    const bool isAccuracy = index == 0;
    setWords(titleLabel(), "text", [=] {
        return isAccuracy ? tr("Test accuracy of the marked runs") : tr("Test loss of the marked runs");
    });
    m_plot->setQuantity(isAccuracy ? RunOverlayPlot::Quantity::Accuracy : RunOverlayPlot::Quantity::Loss);
}

}  // namespace quantelier
