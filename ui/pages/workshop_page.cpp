#include "ui/pages/workshop_page.h"

#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStackedWidget>

#include "ui/format.h"
#include "ui/language.h"
#include "ui/models/lesson_list_model.h"
#include "ui/widgets/label.h"
#include "ui/widgets/lesson_list.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/room_panel.h"

namespace quantelier {

namespace {
constexpr int kGap = 16;
enum Lower { kRoom, kProblems };
}  // namespace

WorkshopPage::WorkshopPage(QWidget* parent)
    : Page([] { return tr("Workshop"); }, [] { return tr("Guided lessons that check themselves."); }, parent),
      m_model(new LessonListModel(this)),
      m_room(new RoomPanel) {
    setChapter(QStringLiteral("workshop"));
    setHelp([] {
        return tr(
            "A lesson stays at the right of every page while it runs. It begins with its own recipe and no "
            "trained network; your earlier runs stay in Runs. Lessons are folders of text that you can write "
            "yourself.");
    });
    buildHeader();
    m_lower = new QStackedWidget;
    m_lower->addWidget(m_room);
    m_lower->addWidget(buildProblems());
    QWidget* const lessons = buildLessons();
    auto* column = new QVBoxLayout(content());
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGap);
    column->addWidget(lessons);
    column->addWidget(m_lower, 1);
    presentedViews().add({m_room});
    presentedViews().add({lessons});
    connect(m_model, &QAbstractItemModel::modelReset, this, &WorkshopPage::updatePrimary);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &WorkshopPage::updatePrimary);
    setLessonFolder({});
}

void WorkshopPage::buildHeader() {
    m_open = addSecondaryButton(
        IconName::Folder, [] { return tr("Open lesson…"); }, Qt::CTRL | Qt::SHIFT | Qt::Key_O);
    connect(m_open, &QPushButton::clicked, this, &WorkshopPage::chooseFolder);
    connect(primaryButton(), &QPushButton::clicked, this, [this] { emit lessonRequested(chosenLesson()); });
    followLanguage(this, [this] { updatePrimary(); });
}

QWidget* WorkshopPage::buildLessons() {
    auto* panel = new Panel([] { return tr("Lessons"); });
    m_list = new LessonList(m_model);
    followLanguage(m_list, [this, panel] {
        panel->titleLabel()->setText(tr("Lessons"));
        m_list->setAccessibleName(tr("Lessons"));
        m_list->viewport()->update();
    });
    connect(m_list, &LessonList::opened, this, &WorkshopPage::lessonRequested);
    connect(m_list, &LessonList::currentRowChanged, this, &WorkshopPage::updatePrimary);
    panel->body()->setContentsMargins(0, 0, 0, 0);
    panel->body()->addWidget(m_list);
    panel->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    return panel;
}

QWidget* WorkshopPage::buildProblems() {
    m_problemPanel = new Panel(QString());
    m_problems = new QPlainTextEdit;
    m_problems->setReadOnly(true);
    m_problems->setFont(textFont(TextRole::Code));
    setWords(m_problems, "accessibleName", [] { return tr("What is wrong in the lesson"); });
    auto* close = worded(new QPushButton, [] { return tr("Close"); });
    setWords(close, "accessibleName", [] { return tr("Close"); });
    connect(close, &QPushButton::clicked, this, [this] { m_lower->setCurrentIndex(kRoom); });
    m_problemPanel->headLayout()->addStretch(1);
    m_problemPanel->headLayout()->addWidget(close);
    m_problemPanel->body()->addWidget(m_problems, 1);
    return m_problemPanel;
}

void WorkshopPage::chooseFolder() {
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Open the folder of a lesson"));
    if (!folder.isEmpty()) emit openRequested(folder);
}

void WorkshopPage::showProblems(const QString& folder, const QStringList& problems) {
    setLessonFolder(folder);
    m_problemPanel->titleLabel()->setText(
        tr("%1 cannot be opened: %2 to mend").arg(QDir(folder).dirName()).arg(problems.size()));
    m_problems->setPlainText(problems.join(u'\n'));
    m_lower->setCurrentIndex(kProblems);
    m_problems->setFocus(Qt::OtherFocusReason);
}

void WorkshopPage::setLessonFolder(const QString& folder) {
    m_lower->setCurrentIndex(kRoom);
    setCommandLine(folder.isEmpty() ? QStringLiteral("quantelier lesson list")
                                    : QStringLiteral("quantelier lesson check ") + format::shellWord(folder));
}

void WorkshopPage::chooseLesson(int row) {
    m_list->setCurrentIndex(m_model->index(row));
}

int WorkshopPage::chosenLesson() const {
    return std::max(0, m_list->currentIndex().row());
}

void WorkshopPage::updatePrimary() {
    if (m_model->rowCount() == 0) return setPrimary(QString());
    const int row = chosenLesson();
    const bool isBegun = m_model->result(std::size_t(row)).has_value();
    setPrimary(IconName::Play, (isBegun ? tr("Continue lesson %1") : tr("Begin lesson %1")).arg(row + 1));
}

}  // namespace quantelier
