#include "ui/widgets/recipe_diff_panel.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QStackedWidget>

#include "ui/format.h"
#include "ui/language.h"
#include "ui/models/recipe_diff_model.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/label.h"
#include "ui/widgets/plain_table.h"

namespace quantelier {

namespace {}

RecipeDiffPanel::RecipeDiffPanel(QWidget* parent)
    : Panel([] { return tr("What differs"); }, parent),
      m_model(new RecipeDiffModel(this)),
      m_stack(new QStackedWidget),
      m_empty(new EmptyState(IconName::Copy, [] { return tr("Nothing to compare"); }, {})),
      m_which(makeLabel({}, TextRole::Caption, Tone::Secondary)) {
    layout()->setContentsMargins(1, 7, 1, 7);
    headLayout()->setContentsMargins(15, 0, 15, 0);
    headLayout()->addStretch(1);
    headLayout()->addWidget(m_which);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(buildTable());
    body()->addWidget(m_stack, 1);
}

QWidget* RecipeDiffPanel::buildTable() {
    auto* shown = new QWidget;
    m_table = new PlainTable(m_model, [] { return tr("Settings that differ"); }, {0.42, 0.29, 0.29});
    m_foot = makeLabel({}, TextRole::Caption, Tone::Secondary);
    m_all = new QPushButton;
    m_all->setProperty("role", "link");
    connect(m_all, &QPushButton::clicked, this, &RecipeDiffPanel::toggleAll);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(15, 0, 7, 0);
    foot->addWidget(m_foot, 1);
    foot->addWidget(m_all);
    auto* column = new QVBoxLayout(shown);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_table, 1);
    column->addLayout(foot);
    return shown;
}

void RecipeDiffPanel::compare(const Recipe& a, const QString& first, const Recipe& b, const QString& second) {
    m_model->compare(a, first, b, second);
    setWords(m_which, "text", [=] { return tr("recipe of %1 against %2").arg(first, second); });
    m_stack->setCurrentIndex(1);
    showFoot();
}

void RecipeDiffPanel::clear(const Words& invitation) {
    m_model->clear();
    m_which->clear();
    m_empty->setSentence(invitation);
    m_stack->setCurrentIndex(0);
}

void RecipeDiffPanel::toggleAll() {
    m_model->setShowsAll(!m_model->showsAll());
    m_table->scrollToTop();
    showFoot();
}

void RecipeDiffPanel::showFoot() {
    const int differences = m_model->differences();
    setWords(m_foot, "text", [=] {
        return differences == 0   ? tr("The recipes are the same.")
               : differences == 1 ? tr("1 setting differs.")
                                  : tr("%1 settings differ.").arg(differences);
    });
    setWords(m_all, "text", [=] {
        return m_model->showsAll() ? tr("Only differences")
                                   : tr("Show all %1").arg(format::number(m_model->settings()));
    });
    setWords(m_all, "accessibleName", [=] { return m_all->text(); });
}

}  // namespace quantelier
