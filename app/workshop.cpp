#include "app/workshop.h"

#include <QDateTime>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>
#include <QUuid>
#include <algorithm>

#include "app/lesson_controls.h"
#include "ui/engine_words.h"
#include "ui/language.h"
#include "ui/models/lesson_list_model.h"
#include "ui/models/rail_model.h"
#include "ui/pages/workshop_page.h"
#include "ui/widgets/lesson_panel.h"
#include "ui/widgets/room_panel.h"
#include "ui/workbench.h"

namespace quantelier {

namespace {

constexpr int kLookEvery = 250;     // ms
constexpr int kWriteAfter = 1500;   // ms: several changes become one file
constexpr double kMostPause = 5.0;  // s: a longer time without a look does not count as work
constexpr const char* kFolderKey = "workshop/folder";
constexpr const char* kNameKey = "workshop/name";
constexpr const char* kIdKey = "workshop/id";

void writeTo(const QStringList& folders, const LessonResult& result) {
    for (const QString& folder : folders) writeResult(folder.toStdString(), result);
}

}  // namespace

Workshop::Workshop(Workbench& workbench, InsightWorker& insight, WorkshopState state, QObject* parent)
    : QObject(parent), m_workbench(workbench), m_insight(insight), m_state(std::move(state)) {
    m_looks.setInterval(kLookEvery);
    connect(&m_looks, &QTimer::timeout, this, &Workshop::look);
    m_writes.setSingleShot(true);
    m_writes.setInterval(kWriteAfter);
    connect(&m_writes, &QTimer::timeout, this, &Workshop::write);
    connectPanel();
    connectRoom();
    followLanguage(this, [this] {
        if (isRunning()) show();
        tellProgress();
    });
}

// What is not written yet is written before the window is gone.
Workshop::~Workshop() {
    if (!m_isUnwritten) return;
    try {
        writeResult(ownFolder().toStdString(), *m_result);
        if (!m_folder.isEmpty()) writeResult(m_folder.toStdString(), *m_result);
    } catch (const Error&) {  // nobody is left to tell it to; the copy before stays
    }
}

void Workshop::connectPanel() {
    LessonPanel* const panel = m_workbench.lesson;
    connect(panel, &LessonPanel::whereRequested, this,
            [this](const QString& control) { pointAt(control.toStdString()); });
    connect(panel, &LessonPanel::answered, this, [this](double answer) {
        answerQuestion(*m_result, lesson(), answer);
        keep();
        show();
    });
    connect(panel, &LessonPanel::backRequested, this, [this] { goTo(m_result->step - 1); });
    connect(panel, &LessonPanel::nextRequested, this, [this] {
        if (m_result->step + 1 < int(lesson().steps.size()))
            goTo(m_result->step + 1);
        else
            finish();
    });
    connect(panel, &LessonPanel::resetRequested, this, &Workshop::reset);
    connect(panel, &LessonPanel::closeRequested, this, &Workshop::close);
    connect(panel, &LessonPanel::pinChanged, this, &Workshop::showPanel);
    connect(panel, &LessonPanel::announced, &m_workbench.window, &MainWindow::announce);
    connect(&m_workbench.window, &MainWindow::pageShown, this, [this] {
        showPanel();
        if (isRunning()) look();
    });
    connect(&m_workbench.window, &MainWindow::sidePanelToggled, this, [this] {
        if (isRunning())
            m_workbench.window.setSidePanelVisible(!m_workbench.lesson->isVisible());
        else
            m_workbench.window.showStep(Step::Workshop);
    });
}

void Workshop::connectRoom() {
    WorkshopPage* const page = m_workbench.workshop;
    connect(page, &WorkshopPage::lessonRequested, this, &Workshop::run);
    connect(page, &WorkshopPage::openRequested, this, &Workshop::openFolder);
    RoomPanel& room = page->room();
    const QSettings settings;
    m_folder = settings.value(QLatin1String(kFolderKey)).toString();
    room.setFolder(m_folder);
    room.setName(settings.value(QLatin1String(kNameKey)).toString());
    connect(&room, &RoomPanel::folderChosen, this, &Workshop::setFolder);
    connect(&room, &RoomPanel::reloadRequested, this, &Workshop::readRoom);
    connect(&room, &RoomPanel::nameChanged, this, [this](const QString& name) {
        QSettings().setValue(QLatin1String(kNameKey), name);
        if (!m_result) return;
        m_result->name = name.toStdString();
        keep();
    });
    connect(&m_workbench.window, &MainWindow::stepShown, this, [this](Step step) {
        if (step == Step::Workshop) readRoom();
    });
}

void Workshop::start() {
    m_shelf.fill();
    m_workbench.workshop->model().setLessons(m_shelf.lessons());
    m_workbench.workshop->chooseLesson(0);
    showEarlierResults(0);
}

void Workshop::showEarlierResults(std::size_t first) {
    if (!QFileInfo(ownFolder()).isDir()) return;
    const std::vector<Lesson>& lessons = m_shelf.lessons();
    for (const LessonResult& result : readResults(ownFolder().toStdString()).results)
        for (std::size_t i = first; i < lessons.size(); ++i)
            if (lessons[i].name == result.lesson && fits(result, lessons[i]))
                m_workbench.workshop->model().setResult(i, result);
}

void Workshop::openFolder(const QString& folder) {
    LessonReading reading = readLessonFolder(folder.toStdString());
    m_workbench.window.showStep(Step::Workshop);
    if (!reading.lesson) {
        QStringList problems;
        for (const LessonProblem& problem : reading.problems) problems << engineWords(problem.text());
        m_workbench.workshop->showProblems(folder, problems);
        m_workbench.window.announce(problems.first());
        return;
    }
    LessonListModel& model = m_workbench.workshop->model();
    std::vector<std::optional<LessonResult>> results;
    for (std::size_t i = 0; i < model.lessons().size(); ++i) results.push_back(model.result(i));
    const std::size_t place = m_shelf.put(std::move(*reading.lesson), folder);
    if (int(place) == m_index) close();  // its steps may be others now
    model.setLessons(m_shelf.lessons());
    showEarlierResults(place);
    for (std::size_t i = 0; i < results.size(); ++i)
        if (i != place || (results[i] && fits(*results[i], m_shelf.lessons()[i])))
            model.setResult(i, results[i]);
    model.setRunning(m_index);
    m_workbench.workshop->chooseLesson(int(place));
    m_workbench.workshop->setLessonFolder(folder);
}

const Lesson& Workshop::lesson() const {
    return m_workbench.workshop->model().lessons()[std::size_t(m_index)];
}

void Workshop::run(int index) {
    if (index == m_index) {
        m_workbench.window.setSidePanelVisible(true);
        return;
    }
    if (isRunning()) close();
    const auto& earlier = m_workbench.workshop->model().result(std::size_t(index));
    if (!earlier) return begin(index);
    open(index, *earlier);
    show();
}

void Workshop::open(int index, const LessonResult& result) {
    m_index = index;
    m_result = result;
    m_workbench.workshop->model().setRunning(index);
    emit opened();
    m_open.start();
    m_looks.start();
    showPanel();
    look();
}

void Workshop::begin(int index) {
    const Lesson lesson = m_workbench.workshop->model().lessons()[std::size_t(index)];
    const auto takeBack = m_state.toStart(lesson);
    if (!takeBack) return;
    if (*takeBack)
        m_workbench.window.toast(Severity::Info, tr("The lesson has its own recipe and no network yet"),
                                 tr("Back to mine"), *takeBack);
    open(index, beginLesson(lesson, participantId(), m_workbench.workshop->room().name().toStdString()));
    keep();
    show();
}

// One press brings back the start, and one takes it back: the steps here, recipe and run in Studio.
void Workshop::reset() {
    const LessonResult before = *m_result;
    const auto takeBack = m_state.toStart(lesson());
    if (!takeBack) return;
    m_result = beginLesson(lesson(), before.id, before.name);
    m_workbench.window.toast(Severity::Info, tr("The lesson is at its start"), tr("Take it back"),
                             [this, before, takeBack] {
                                 if (*takeBack) (*takeBack)();
                                 if (!m_result || m_result->lesson != before.lesson) return;
                                 m_result = before;
                                 keep();
                                 show();
                             });
    look();
    keep();
    show();
}

void Workshop::close() {
    write();
    m_looks.stop();
    m_index = -1;
    m_result.reset();
    m_workbench.workshop->model().setRunning(-1);
    m_workbench.window.setSidePanelVisible(false);
    tellProgress();
}

void Workshop::goTo(int step) {
    m_result->step = step;
    m_result->furthest = std::max(m_result->furthest, step);
    look();
    keep();
    show();
    m_workbench.window.announce(m_workbench.lesson->sentence());
}

void Workshop::finish() {
    const QString title = QString::fromStdString(lesson().in(languageCode().toStdString()).title);
    const int next = m_index + 1;
    close();
    m_workbench.window.showStep(Step::Workshop);
    if (next < m_workbench.workshop->model().rowCount()) m_workbench.workshop->chooseLesson(next);
    m_workbench.window.toast(Severity::Success, tr("%1 is done").arg(title));
}

void Workshop::look() {
    const double seconds = double(m_open.restart()) / 1000.0;
    m_result->seconds += std::min(seconds, kMostPause);
    const LessonFacts facts = m_state.facts();
    const bool isMet = observe(*m_result, lesson(), facts);
    if (isMet) keep();
    if (facts == m_facts && !isMet) return;
    m_facts = facts;
    measure(facts);
    show();
}

void Workshop::measure(const LessonFacts& facts) {
    std::map<std::string, double> measured = m_result->measured;
    for (const std::string& fact : measuredFacts())
        if (const auto found = facts.numbers.find(fact); found != facts.numbers.end())
            measured[fact] = found->second;
    if (measured == m_result->measured) return;
    m_result->measured = measured;
    m_result->recipeSha256 = m_state.recipeSha256();
    keep();
}

void Workshop::show() {
    m_workbench.lesson->showLesson(lesson(), *m_result, m_facts);
    tellProgress();
}

// Pinned it is beside every page, else beside the Workshop page alone.
void Workshop::showPanel() {
    if (!isRunning()) return;
    m_workbench.window.setSidePanelVisible(m_workbench.lesson->isPinned() ||
                                           m_workbench.window.currentStep() == Step::Workshop);
}

void Workshop::pointAt(const std::string& control) {
    MainWindow& window = m_workbench.window;
    const LessonPlace place = lessonPlace(m_workbench, control);
    if (place.subpage && window.currentPage() == static_cast<QWidget*>(place.subpage))
        return window.pointAt(place.control);
    window.showStep(place.step);
    window.pointAt(place.subpage ? place.opener : place.control);
}

void Workshop::tellProgress() {
    QString words;
    if (isRunning())
        words = tr("Lesson %1 · step %2 of %3")
                    .arg(m_index + 1)
                    .arg(m_result->step + 1)
                    .arg(lesson().steps.size());
    m_workbench.window.rail()->setState(Step::Workshop, StepState::Done, words);
    if (isRunning()) m_workbench.workshop->model().setResult(std::size_t(m_index), *m_result);
}

// --- The participant's file and the room

QString Workshop::ownFolder() const {
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/lessons");
}

std::string Workshop::participantId() const {
    QSettings settings;
    QString id = settings.value(QLatin1String(kIdKey)).toString();
    if (id.isEmpty()) {
        id = QUuid::createUuid().toString(QUuid::Id128).left(8);
        settings.setValue(QLatin1String(kIdKey), id);
    }
    return id.toStdString();
}

void Workshop::keep() {
    m_isUnwritten = true;
    m_writes.start();
}

void Workshop::write() {
    m_writes.stop();
    if (!m_isUnwritten || !m_result) return;
    m_isUnwritten = false;
    m_result->updated = QDateTime::currentSecsSinceEpoch();
    QStringList folders{ownFolder()};
    if (!m_folder.isEmpty()) folders << m_folder;
    m_insight.run<bool>(
        Insight::LessonResult,
        [folders, result = *m_result](const CancelToken&) {
            writeTo(folders, result);
            return true;
        },
        [this](bool) { readRoom(); },
        [this](const QString& error) {
            m_workbench.window.toast(Severity::Warning, tr("Your result is not on the board: %1").arg(error));
        });
}

void Workshop::setFolder(const QString& folder) {
    m_folder = folder;
    QSettings().setValue(QLatin1String(kFolderKey), folder);
    m_workbench.workshop->room().setFolder(folder);
    if (m_result) keep();
    readRoom();
}

void Workshop::readRoom() {
    if (m_folder.isEmpty()) return;
    m_insight.run<ResultFolder>(
        Insight::Room, [folder = m_folder.toStdString()](const CancelToken&) { return readResults(folder); },
        [this](const ResultFolder& read) {
            QStringList problems;
            for (const std::string& problem : read.problems) problems << engineWords(problem);
            m_workbench.workshop->room().showResults(read.results, participantId(), problems);
        },
        [this](const QString& error) { m_workbench.workshop->room().showProblem(error); });
}

}  // namespace quantelier
