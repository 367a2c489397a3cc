#include "ui/widgets/inside_panel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "ui/format.h"
#include "ui/language.h"
#include "ui/widgets/activation_view.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/label.h"
#include "ui/widgets/own_set_dialog.h"
#include "ui/widgets/own_set_view.h"
#include "ui/widgets/segmented_control.h"

namespace quantelier {

namespace {
enum View { Layers, OwnSet };
}

InsidePanel::InsidePanel(QWidget* parent)
    : Panel([] { return tr("Inside the model, and my test set"); }, parent),
      m_choice(new SegmentedControl(
          [] { return tr("What is shown"); },
          {[] { return tr("Inside the int8 model"); }, [] { return tr("My test set"); }})),
      m_legend(new ElidedLabel(TextRole::Caption, Tone::Secondary)),
      m_stack(new QStackedWidget),
      m_layers(new ActivationView),
      m_ownSet(new OwnSetView),
      m_dialog(new OwnSetDialog(this)) {
    titleLabel()->hide();  // the choice says it
    m_legend->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    headLayout()->addWidget(m_choice);
    headLayout()->addWidget(m_legend, 1);
    m_stack->addWidget(m_layers);
    m_stack->addWidget(m_ownSet);
    body()->addWidget(m_stack, 1);
    connect(m_choice, &SegmentedControl::chosen, this, &InsidePanel::choose);
    connect(m_layers, &ActivationView::currentDescribed, this, &InsidePanel::showLegend);
    connect(m_ownSet, &OwnSetView::openRequested, this, &InsidePanel::openOwnSet);
    connect(m_dialog, &OwnSetDialog::removeRequested, this, &InsidePanel::removeRequested);
    connect(m_dialog, &OwnSetDialog::undoRequested, this, &InsidePanel::undoRequested);
    followLanguage(this, [this] { showLegend({}); });
}

void InsidePanel::choose(int view) {
    m_stack->setCurrentIndex(view);
    showLegend({});
    emit ownSetChosen(view == OwnSet);
}

void InsidePanel::showLegend(const QString& chosenMap) {
    const QString scale = m_isInteger ? tr("more ink: larger code") : tr("more ink: larger value");
    const QString text = chosenMap.isEmpty() ? scale : chosenMap;
    m_legend->setText(m_stack->currentIndex() == Layers ? text : QString());
}

void InsidePanel::showLayers(const Activations& inside) {
    if (!inside.layers.empty() && inside.integer != m_isInteger) {
        m_isInteger = inside.integer;
        m_choice->setChoiceText(
            Layers, [=] { return m_isInteger ? tr("Inside the int8 model") : tr("Inside the float model"); });
    }
    m_layers->showLayers(inside);
}

void InsidePanel::showOwnSet(std::shared_ptr<const Dataset> set, const OwnSetReadings& readings) {
    m_ownSet->showSet(*set, readings);
    m_choice->setChoiceText(OwnSet, [count = set->count()] {
        return count > 0 ? tr("My test set · %1").arg(format::number(count)) : tr("My test set");
    });
    m_dialog->showSet(std::move(set), readings);
}

void InsidePanel::showOwnSetProblem(const QString& sentence) {
    m_ownSet->showProblem(sentence);
    m_choice->setChoiceText(OwnSet, [] { return tr("My test set"); });
    m_choice->setCurrentIndex(OwnSet);
    choose(OwnSet);
}

void InsidePanel::setCanUndo(bool canUndo) {
    m_dialog->setCanUndo(canUndo);
}

void InsidePanel::openOwnSet() {
    m_dialog->open();
}

}  // namespace quantelier
