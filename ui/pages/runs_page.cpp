#include "ui/pages/runs_page.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/format.h"
#include "ui/language.h"
#include "ui/models/runs_model.h"
#include "ui/presenter.h"
#include "ui/widgets/boxed.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/label.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/recipe_diff_panel.h"
#include "ui/widgets/run_curves_panel.h"
#include "ui/widgets/run_notes.h"
#include "ui/widgets/runs_table.h"
#include "ui/widgets/tool_button.h"
#include "ui/widgets/word_items.h"

namespace quantelier {

namespace {

constexpr int kGap = 16;
constexpr int kDiffWidth = 448;
constexpr int kSearchWidth = 260, kLeastSearchWidth = 180;
constexpr QPoint kIconPlace(8, 6);  // of the lens in the search field
constexpr int kIconRoom = 24;
constexpr int kChoiceWidth = 150;
constexpr QSize kNoteSize(64, 32);

}  // namespace

RunsPage::RunsPage(QWidget* parent)
    : Page([] { return tr("Runs"); },
           [] { return tr("Every run you made. Mark up to six to lay their curves over each other."); },
           parent),
      m_model(new RunsModel(this)) {
    setHelp([] {
        return tr(
            "A run is a folder: its recipe, what was measured, and the checkpoints. Open one to compare, "
            "export "
            "or draw with its models again. Space marks a run; the first marked one is compared with the "
            "last, "
            "or "
            "with the marked one that you stand on.");
    });
    buildHeader();
    setChapter(QStringLiteral("runs"));
    m_stack = new QStackedWidget;
    m_stack->addWidget(buildEmpty());
    m_stack->addWidget(buildRuns());
    m_curvesPanel = new RunCurvesPanel;
    m_diff = new RecipeDiffPanel;
    addSideColumn(m_diff, kDiffWidth);
    auto* lower = new QHBoxLayout;
    lower->setSpacing(kGap);
    lower->addWidget(m_curvesPanel, 1);
    lower->addWidget(m_diff);
    auto* column = new QVBoxLayout(content());
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGap);
    column->addWidget(m_stack, 312);
    column->addWidget(boxed(lower), 264);
    presentedViews().add({m_stack});
    presentedViews().add({m_curvesPanel});
    presentedViews().add({m_diff});
    buildActions();
    connectModel();
    setRuns({});
    followLanguage(this, [this] {
        m_tags->setItemText(0, tr("All tags"));
        showDifferences();
        showCount();
        updateActions();
    });
}

// --- Building
// -------------------------------------------------------------------------------------------------------

void RunsPage::buildHeader() {
    m_why = makeLabel({}, TextRole::Caption, Tone::Secondary);
    addHeaderWidget(m_why);
    QPushButton* import = addSecondaryButton(IconName::Folder, [] { return tr("Import…"); });
    setWords(import, "toolTip", [] { return tr("Copy a run folder from elsewhere into this list"); });
    m_again = addSecondaryButton(IconName::Replay, [] { return tr("Run again…"); });
    setPrimaryNext([] { return tr("Open run"); });
    connect(import, &QPushButton::clicked, this, &RunsPage::chooseImport);
    connect(m_again, &QPushButton::clicked, this, [this] { m_againAction->trigger(); });
    connect(primaryButton(), &QPushButton::clicked, this, [this] { m_openAction->trigger(); });
}

QWidget* RunsPage::buildEmpty() {
    auto* panel = new QFrame;
    panel->setProperty("role", "panel");
    auto* empty = new EmptyState(
        IconName::Runs, [] { return tr("No runs yet"); },
        [] { return tr("A run is kept each time you train."); });
    connect(empty->addButton([] { return tr("Go to Train"); }), &QPushButton::clicked, this,
            &RunsPage::trainRequested);
    (new QVBoxLayout(panel))->addWidget(empty);
    return panel;
}

QWidget* RunsPage::buildRuns() {
    auto* panel = new QFrame;
    panel->setProperty("role", "panel");
    setWords(panel, "accessibleName", [] { return tr("Runs"); });
    m_table = new RunsTable(m_model);
    setRemedy(m_table);
    m_notes = new RunNotes;
    m_notes->hide();
    auto* layout = new QVBoxLayout(panel);
    layout->setContentsMargins(1, 9, 1, 8);
    layout->setSpacing(6);
    layout->addWidget(buildTools());
    layout->addWidget(m_table, 1);
    layout->addWidget(m_notes);
    return panel;
}

QWidget* RunsPage::buildTools() {
    auto* tools = new QWidget;
    m_search = new QLineEdit;
    (new IconLabel(IconName::Search, Token::TextSecondary, m_search))->move(kIconPlace);
    const auto leaveRoom = [this] { m_search->setTextMargins(presented(kIconRoom), 0, 0, 0); };
    connect(&Presenter::instance(), &Presenter::changed, m_search, leaveRoom);
    leaveRoom();
    setWords(m_search, "placeholderText", [] { return tr("Search name, note or tag"); });
    setWords(m_search, "accessibleName", [] { return tr("Search name, note or tag"); });
    setWords(m_search, "toolTip", [] { return tr("Esc clears it"); });
    m_search->setFixedHeight(32);
    m_search->setMinimumWidth(kLeastSearchWidth);
    m_search->setMaximumWidth(kSearchWidth);
    m_tags = new QComboBox;
    setWords(m_tags, "accessibleName", [] { return tr("Tag"); });
    m_tags->setFixedSize(kChoiceWidth, 32);
    m_order = new QComboBox;
    setWords(m_order, "accessibleName", [] { return tr("Order"); });
    m_order->setObjectName(QStringLiteral("remember/runsOrder"));
    m_order->setFixedSize(kChoiceWidth, 32);
    addItems(m_order, {[] { return tr("Newest first"); }, [] { return tr("Oldest first"); },
                       [] { return tr("By name"); }, [] { return tr("Best int8 first"); },
                       [] { return tr("Smallest first"); }, [] { return tr("Fastest first"); }});
    m_count = makeLabel({}, TextRole::Caption, Tone::Secondary);
    m_noteButton = new QToolButton;
    setWords(m_noteButton, "text", [] { return tr("Note"); });
    setWords(m_noteButton, "toolTip", [] { return tr("Tags and note of the chosen run (Alt+Return)"); });
    m_noteButton->setCheckable(true);
    followLanguage(m_noteButton,
                   [this] { m_noteButton->setFixedSize(m_noteButton->sizeHint().expandedTo(kNoteSize)); });
    m_more = makeToolButton(IconName::More, [] { return tr("More for the chosen run"); });
    m_more->setPopupMode(QToolButton::InstantPopup);
    auto* row = new QHBoxLayout(tools);
    row->setContentsMargins(11, 0, 11, 0);
    row->setSpacing(12);
    for (QWidget* widget :
         {static_cast<QWidget*>(m_search), static_cast<QWidget*>(m_tags), static_cast<QWidget*>(m_order)})
        row->addWidget(widget, widget == m_search ? 1 : 0);  // as wide as it may be
    row->addStretch();
    row->addWidget(m_count);
    row->addWidget(m_noteButton);
    row->addWidget(m_more);
    connect(m_search, &QLineEdit::textChanged, this, &RunsPage::filter);
    connect(m_tags, &QComboBox::activated, this, &RunsPage::filter);
    connect(m_order, &QComboBox::currentIndexChanged, this, [this](int index) {
        const QString folder = currentFolder();
        m_model->setOrder(RunOrder(index));
        chooseRun(folder);
    });
    return tools;
}

void RunsPage::connectModel() {
    connect(m_table, &RunsTable::currentRowChanged, this, &RunsPage::currentChanged);
    connect(m_table, &RunsTable::editingEnded, this, [this] {
        if (m_listWaits) emit listRequested();
    });
    connect(m_table, &RunsTable::opened, this, [this] { m_openAction->trigger(); });
    connect(m_table, &RunsTable::menuRequested, this, [this](const QPoint& place) { m_menu->popup(place); });
    connect(m_noteButton, &QToolButton::clicked, this, &RunsPage::toggleNotes);
    connect(m_notes, &RunNotes::labelsEdited, this, &RunsPage::labelsEdited);
    connect(m_model, &RunsModel::labelsEdited, this, &RunsPage::labelsEdited);
    connect(m_model, &RunsModel::marksChanged, this, &RunsPage::marksChanged);
    connect(m_model, &RunsModel::marksFull, this, [this] {
        setWords(m_count, "text", [] { return tr("Six runs are marked. Take a mark away first."); });
        emit announced(m_count->text());
    });
    connect(m_curvesPanel, &RunCurvesPanel::readOut, this, &RunsPage::announced);
}

// --- What is shown
// --------------------------------------------------------------------------------------------------

void RunsPage::setRoot(const QString& folder) {
    m_root = folder;
    updateCommandLine();
}

void RunsPage::setRuns(std::vector<RunSummary> runs) {
    m_listWaits = m_table->isEditing();
    if (m_listWaits) return;  // what is being typed would be lost
    const QString folder = currentFolder();
    m_isRefreshing = true;
    m_model->setRuns(std::move(runs));
    m_isRefreshing = false;
    m_stack->setCurrentIndex(m_model->total() > 0 ? 1 : 0);
    showTags();
    chooseRun(folder);
    QStringList marked;
    for (const QString& mark : m_model->marks())
        if (!mark.isEmpty()) marked << mark;
    if (!marked.isEmpty()) emit curvesRequested(marked);  // those shown may have grown
}

void RunsPage::setCurves(const QString& folder, const RunCurves& curves) {
    m_curves.insert(folder, curves);
    showCurves();
}

void RunsPage::setLabels(const QString& folder, const RunLabels& labels) {
    m_model->setLabels(folder, labels);
    showTags();
    if (folder == currentFolder()) m_notes->showRun(m_model->find(folder));
}

void RunsPage::setHidden(const QString& folder, bool hidden) {
    const int row = m_table->currentRow();
    const QString current = currentFolder();
    m_model->setHidden(folder, hidden);
    m_stack->setCurrentIndex(m_model->total() > 0 ? 1 : 0);
    if (hidden && folder == current)
        m_table->chooseRow(std::min(row, m_model->matching() - 1));  // the next one comes up
    else
        chooseRun(hidden ? current : folder);
    showCount();
}

// The first one, where this is not to be seen.
void RunsPage::chooseRun(const QString& folder) {
    m_table->chooseRow(std::max(0, m_model->rowOf(folder)));
    currentChanged();
}

QString RunsPage::currentFolder() const {
    const RunSummary* run = m_model->runAt(m_table->currentRow());
    return run ? QString::fromStdString(run->folder) : QString();
}

void RunsPage::filter() {
    const QString folder = currentFolder();
    m_model->setFilter(m_search->text(), m_tags->currentIndex() > 0 ? m_tags->currentText() : QString());
    chooseRun(folder);
    emit announced(m_count->text());
}

void RunsPage::showTags() {
    const QString chosen = m_tags->currentIndex() > 0 ? m_tags->currentText() : QString();
    m_tags->clear();
    m_tags->addItem(tr("All tags"));
    m_tags->addItems(m_model->tags());
    const int index = m_tags->findText(chosen);
    m_tags->setCurrentIndex(std::max(0, index));
    if (!chosen.isEmpty() && index < 0) filter();  // its last run has lost it
}

void RunsPage::showCount() {
    const int total = m_model->total(), matching = m_model->matching(), marked = m_model->markCount();
    QString text = total == 1 ? tr("1 run") : tr("%1 runs").arg(format::number(total));
    if (matching < total) text = tr("%1 of %2").arg(format::number(matching), text);
    if (marked > 0) text += tr(", %1 marked").arg(marked);
    m_count->setText(text);
}

void RunsPage::currentChanged() {
    if (m_isRefreshing) return;
    m_notes->showRun(m_model->find(currentFolder()));
    showDifferences();
    showCount();
    updateActions();
    updateCommandLine();
}

void RunsPage::marksChanged() {
    QStringList missing;
    for (const QString& mark : m_model->marks())
        if (!mark.isEmpty() && !m_curves.contains(mark)) missing << mark;
    if (!missing.isEmpty()) emit curvesRequested(missing);
    showCurves();
    currentChanged();
}

void RunsPage::showCurves() {
    std::vector<RunCurve> curves;
    for (const QString& mark : m_model->marks()) {
        const RunSummary* run = m_model->find(mark);
        if (run && m_curves.contains(mark))
            curves.push_back(
                {m_model->letterOf(mark), QString::fromStdString(run->name()), m_curves.value(mark).epochs});
    }
    m_curvesPanel->setCurves(curves);
}

// The first mark and the one that is chosen, else the last; none where fewer than two whole runs are marked.
std::vector<const RunSummary*> RunsPage::comparedRuns() const {
    std::vector<const RunSummary*> marked;
    for (const QString& mark : m_model->marks())
        if (const RunSummary* run = m_model->find(mark); run && run->problem.empty()) marked.push_back(run);
    if (marked.size() < 2) return {};
    const RunSummary* other = marked.back();
    for (const RunSummary* run : marked)
        if (run != marked.front() && run->folder == currentFolder().toStdString()) other = run;
    return {marked.front(), other};
}

void RunsPage::showDifferences() {
    const std::vector<const RunSummary*> runs = comparedRuns();
    if (runs.empty())
        return m_diff->clear(
            [] { return tr("Mark two runs with Space to see what their recipes have apart."); });
    const auto letter = [this](const RunSummary* run) {
        return m_model->letterOf(QString::fromStdString(run->folder));
    };
    m_diff->compare(runs[0]->recipe, letter(runs[0]), runs[1]->recipe, letter(runs[1]));
}

}  // namespace quantelier
