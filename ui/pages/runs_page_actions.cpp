// RunsPage: what can be done with a run, and when.
#include <QAction>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

#include "ui/format.h"
#include "ui/language.h"
#include "ui/models/runs_model.h"
#include "ui/pages/runs_page.h"
#include "ui/widgets/run_notes.h"
#include "ui/widgets/runs_table.h"

namespace quantelier {

// Keys that would mean something else in a field belong to the table alone.
QAction* RunsPage::addRunAction(IconName name, const Words& text, const QKeySequence& keys,
                                const std::function<void()>& act) {
    auto* action = worded(new QAction(icon(name), QString(), this), text);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetShortcut);
    connect(action, &QAction::triggered, this, [this, act] {
        if (!currentFolder().isEmpty()) act();
    });
    m_table->addAction(action);
    m_menu->addAction(action);
    return action;
}

void RunsPage::buildActions() {
    m_menu = new QMenu(this);
    const auto ask = [this](void (RunsPage::*request)(const QString&)) {
        return [this, request] { emit(this->*request)(currentFolder()); };
    };
    m_openAction = addRunAction(
        IconName::ChevronRight, [] { return tr("Open run"); }, {}, ask(&RunsPage::openRequested));
    m_againAction = addRunAction(
        IconName::Replay, [] { return tr("Run again…"); }, QKeySequence(QStringLiteral("Ctrl+R")),
        ask(&RunsPage::againRequested));
    m_continueAction = addRunAction(
        IconName::Play, [] { return tr("Continue"); }, QKeySequence(QStringLiteral("Ctrl+Shift+R")),
        ask(&RunsPage::continueRequested));
    m_reportAction = addRunAction(
        IconName::Flag, [] { return tr("Report…"); }, QKeySequence(QStringLiteral("Ctrl+P")),
        [this] { emit reportRequested(reportedRuns()); });
    m_menu->addSeparator();
    m_rowActions = {addRunAction(
                        IconName::Check, [] { return tr("Mark"); }, {},
                        [this] { m_model->toggleMark(m_table->currentRow()); }),
                    addRunAction(
                        IconName::Draw, [] { return tr("Rename"); }, QKeySequence(QStringLiteral("F2")),
                        [this] { m_table->editColumn(RunsModel::NameColumn); }),
                    addRunAction(
                        IconName::Tag, [] { return tr("Tag…"); }, QKeySequence(QStringLiteral("Ctrl+T")),
                        [this] { m_table->editColumn(RunsModel::TagColumn); }),
                    addRunAction(
                        IconName::Info, [] { return tr("Note"); }, QKeySequence(QStringLiteral("Alt+Return")),
                        [this] { toggleNotes(!m_notes->isVisibleTo(this)); }),
                    addRunAction(
                        IconName::Folder, [] { return tr("Open folder"); },
                        QKeySequence(QStringLiteral("Ctrl+Shift+O")), ask(&RunsPage::folderRequested))};
    m_menu->addSeparator();
    m_rowActions.push_back(addRunAction(
        IconName::Trash, [] { return tr("Delete"); }, QKeySequence(Qt::Key_Delete),
        ask(&RunsPage::deleteRequested)));
    m_more->setMenu(m_menu);
    auto* const clear = worded(new QAction(this), [] { return tr("Clear the search"); });
    clear->setShortcut(Qt::Key_Escape);
    clear->setShortcutContext(Qt::WidgetShortcut);
    connect(clear, &QAction::triggered, this, [this] {
        m_search->clear();
        m_table->setFocus(Qt::ShortcutFocusReason);
    });
    m_search->addAction(clear);
    const auto pageKey = [this](const Words& text, const QKeySequence& keys,
                                const std::function<void()>& act) {
        auto* action = worded(new QAction(this), text);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, act);
        addAction(action);
    };
    pageKey([] { return tr("Search the runs"); }, QKeySequence::Find,
            [this] { m_search->setFocus(Qt::ShortcutFocusReason); });
    pageKey([] { return tr("Import a run"); }, QKeySequence(QStringLiteral("Ctrl+I")),
            [this] { chooseImport(); });
}

void RunsPage::setBusy(const QString& reason) {
    m_busy = reason;
    updateActions();
}

QString RunsPage::whyNotOpen(const RunSummary* run) const {
    if (!run) return tr("No run is chosen");
    if (!run->problem.empty()) return tr("This run is damaged");
    if (run->floatCheckpoint.empty() && run->quantCheckpoint.empty()) return tr("It left no checkpoint");
    return m_busy;
}

void RunsPage::updateActions() {
    const RunSummary* run = m_model->find(currentFolder());
    const QString why = whyNotOpen(run);
    const bool hasRecipe = run && run->problem.empty();
    m_openAction->setEnabled(why.isEmpty());
    m_againAction->setEnabled(hasRecipe && m_busy.isEmpty());
    m_continueAction->setEnabled(why.isEmpty() && continuePoint(*run).has_value());
    const bool comparesRuns = reportedRuns().size() == 2;
    m_reportAction->setEnabled(hasRecipe || comparesRuns);
    m_reportAction->setText(comparesRuns ? tr("Report of both marked runs…") : tr("Report…"));
    for (QAction* action : m_rowActions) action->setEnabled(run != nullptr);
    primaryButton()->setEnabled(m_openAction->isEnabled());
    primaryButton()->setToolTip(why);
    m_again->setEnabled(m_againAction->isEnabled());
    m_again->setToolTip(hasRecipe ? m_busy : why);
    m_why->setText(m_model->total() > 0 ? why : QString());
}

// Two that are compared, else the chosen one.
QStringList RunsPage::reportedRuns() const {
    QStringList folders;
    for (const RunSummary* run : comparedRuns()) folders << QString::fromStdString(run->folder);
    return folders.isEmpty() ? QStringList{currentFolder()} : folders;
}

void RunsPage::updateCommandLine() {
    QStringList marked;
    for (const QString& mark : m_model->marks())
        if (!mark.isEmpty()) marked << mark;
    if (marked.size() < 2)
        return setCommandLine(QStringLiteral("quantelier runs --dir ") + format::shellWord(m_root));
    setCommandLine(QStringLiteral("quantelier runs --diff %1 %2")
                       .arg(format::shellWord(marked.first()), format::shellWord(marked.last())));
}

void RunsPage::toggleNotes(bool shown) {
    m_notes->setVisible(shown);
    m_noteButton->setChecked(shown);
    if (shown) m_notes->focusNote();
}

void RunsPage::chooseImport() {
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Import a run folder"));
    if (!folder.isEmpty()) emit importRequested(folder);
}

}  // namespace quantelier
