#include "ui/log_dock.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListView>
#include <QMouseEvent>
#include <QSortFilterProxyModel>

#include "ui/language.h"
#include "ui/log_delegate.h"
#include "ui/widgets/label.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/tool_button.h"

namespace quantelier {

namespace {

constexpr int kLowest = 132;
constexpr int kHighest = 320;

class ProblemFilter : public QSortFilterProxyModel {
  public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    void setProblemsOnly(bool problemsOnly) {
        m_problemsOnly = problemsOnly;
        invalidateFilter();
    }

  protected:
    bool filterAcceptsRow(int row, const QModelIndex&) const override {
        return !m_problemsOnly || isProblem(static_cast<LogModel*>(sourceModel())->message(row).severity);
    }

  private:
    bool m_problemsOnly = false;
};

}  // namespace

LogDock::LogDock(QWidget* parent)
    : QFrame(parent), m_model(new LogModel(this)), m_filter(new ProblemFilter(this)) {
    setProperty("role", "dock");
    setWords(this, "accessibleName", [] { return tr("Log"); });
    setMinimumHeight(kLowest);
    setMaximumHeight(kHighest);
    m_filter->setSourceModel(m_model);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildHead());
    buildList();
    layout->addWidget(m_list, 1);
}

QSize LogDock::sizeHint() const {
    return QSize(0, kLowest);
}

QWidget* LogDock::buildHead() {
    auto* head = new QWidget;
    auto* layout = new QHBoxLayout(head);
    layout->setContentsMargins(24, 4, 24, 4);
    layout->addWidget(makeLabel([] { return tr("Log"); }, TextRole::BodyStrong));
    layout->addSpacing(12);
    m_tabs = new SegmentedControl([] { return tr("Messages shown"); },
                                  {[] { return tr("Problems"); }, [] { return tr("All messages"); }});
    m_tabs->setCurrentIndex(1);
    connect(m_tabs, &SegmentedControl::chosen, this, [this](int index) { showProblemsOnly(index == 0); });
    layout->addWidget(m_tabs);
    layout->addStretch(1);
    const auto addButton = [&](IconName name, const Words& text) {
        QToolButton* button = makeToolButton(name, text);
        layout->addWidget(button);
        return button;
    };
    connect(addButton(IconName::Copy, [] { return tr("Copy the messages"); }), &QToolButton::clicked, this,
            &LogDock::copyAll);
    connect(addButton(IconName::Close, [] { return tr("Close the log"); }), &QToolButton::clicked, this,
            &LogDock::closeRequested);
    return head;
}

void LogDock::buildList() {
    m_list = new QListView;
    m_list->setModel(m_filter);
    m_list->setItemDelegate(new LogDelegate(m_list));
    setWords(m_list, "accessibleName", [] { return tr("Messages"); });
    m_list->setSelectionMode(QAbstractItemView::NoSelection);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setTabKeyNavigation(false);
    m_list->setUniformItemSizes(true);
    m_list->installEventFilter(this);
    m_list->viewport()->installEventFilter(this);
}

void LogDock::add(Severity severity, const QString& sentence, const QString& linkText,
                  const QString& linkTarget) {
    m_model->add({severity, QDateTime::currentDateTime(), sentence, linkText, linkTarget});
    if (!isProblem(severity)) return;
    m_tabs->setChoiceText(0, [=] { return tr("Problems %1").arg(problemCount()); });
    emit problemCountChanged(problemCount());
    if (severity == Severity::Error) emit openRequested();
}

void LogDock::showProblemsOnly(bool problemsOnly) {
    static_cast<ProblemFilter*>(m_filter)->setProblemsOnly(problemsOnly);
}

void LogDock::showNextProblem() {
    if (problemCount() == 0) return;
    emit openRequested();
    const bool wasShown = m_tabs->currentIndex() == 0;
    m_tabs->setCurrentIndex(0);
    showProblemsOnly(true);
    const int current = m_list->currentIndex().row();
    const int next = wasShown ? (current + 1) % m_filter->rowCount() : 0;
    m_list->setCurrentIndex(m_filter->index(next, 0));
    m_list->setFocus(Qt::ShortcutFocusReason);
}

const LogMessage& LogDock::messageAt(const QModelIndex& index) const {
    return m_model->message(m_filter->mapToSource(index).row());
}

void LogDock::activate(const QModelIndex& index) {
    if (!index.isValid()) return;
    const QString target = messageAt(index).linkTarget;
    if (!target.isEmpty()) emit linkActivated(target);
}

void LogDock::copyAll() const {
    QStringList lines;
    for (int row = 0; row < m_filter->rowCount(); ++row)
        lines << logMessageText(messageAt(m_filter->index(row, 0)));
    QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

bool LogDock::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            activate(m_list->currentIndex());
            return true;
        }
        if (key == Qt::Key_Escape) {
            emit closeRequested();
            return true;
        }
    }
    if (watched == m_list->viewport() && event->type() == QEvent::MouseButtonRelease) {
        const QPoint at = static_cast<QMouseEvent*>(event)->position().toPoint();
        const QModelIndex index = m_list->indexAt(at);
        const auto* delegate = static_cast<LogDelegate*>(m_list->itemDelegate());
        if (index.isValid() && delegate->linkRect(m_list->visualRect(index), messageAt(index)).contains(at))
            activate(index);
    }
    return QFrame::eventFilter(watched, event);
}

}  // namespace quantelier
