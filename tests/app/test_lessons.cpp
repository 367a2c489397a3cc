// Plays every built-in lesson, and a short one from a folder, with a scripted participant on the built-in
// digits until every step is checked off, in both languages. QUANTELIER_LESSON_DATA=FOLDER plays them on the
// MNIST files there, with all test images: how long the machine works in a lesson.
#include <QApplication>
#include <QElapsedTimer>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>

#include "app/lesson_controls.h"
#include "app/lesson_shelf.h"
#include "tests/support/lesson_participant.h"
#include "tests/support/screenshot.h"
#include "ui/language.h"
#include "ui/models/lesson_list_model.h"
#include "ui/models/room_model.h"
#include "ui/pages/workshop_page.h"
#include "ui/style.h"
#include "ui/widgets/fold.h"
#include "ui/widgets/pulse.h"
#include "ui/widgets/room_panel.h"

using namespace quantelier;

namespace {

constexpr int kLongMs = 240'000;  // a sanitizer build on a busy machine

QString mnistFolder() {
    return qEnvironmentVariable("QUANTELIER_LESSON_DATA");
}

// Of the built-in ones those that faults and grids set by hand are measured on; 0: all.
int testImages() {
    return mnistFolder().isEmpty() ? 1000 : 0;
}

}  // namespace

class TestLessons : public QObject {
    Q_OBJECT

  private slots:
    void initTestCase() {
        QCoreApplication::setOrganizationName("quantelier-test");
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QVERIFY(m_dir.isValid());
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_dir.filePath("settings"));
        qputenv("XDG_DATA_HOME", m_dir.filePath("data").toUtf8());
        installStyle(*qApp);
        m_workbench = std::make_unique<Workbench>();
        m_studio = std::make_unique<Studio>(*m_workbench, RunStore(m_dir.filePath("runs")));
        m_studio->recipe().edit("test", [](Recipe& recipe) {
            recipe.data.source = mnistFolder().isEmpty() ? DataSource::Sketched : DataSource::Mnist;
            recipe.data.path = mnistFolder().toStdString();
            recipe.data.testImages = testImages();
        });
        window().resize(1280, 800);
        window().show();
        QVERIFY(QTest::qWaitForWindowExposed(&window()));
        window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window()));
        m_studio->start();
        m_builtIn = model().rowCount();
        emit page().openRequested(QStringLiteral(PROJECT_SOURCE_DIR "/tests/lessons/short"));
        QCOMPARE(model().rowCount(), m_builtIn + 1);
        QVERIFY(QDir().mkpath(m_dir.filePath("room")));
        emit page().room().folderChosen(m_dir.filePath("room"));
    }

    void everyControlIsThere() {
        for (const ControlInfo& control : lessonControls()) {
            const LessonPlace place = lessonPlace(*m_workbench, control.name);
            QVERIFY2(place.control, control.name.c_str());
            QVERIFY2(!place.subpage || place.opener, control.name.c_str());
        }
    }

    void aBadLessonIsNamedLineByLine() {
        QTemporaryDir folder;
        QFile page1(folder.filePath("lesson.md"));
        QVERIFY(page1.open(QIODevice::WriteOnly));
        page1.write("---\ntitle: A\nsummary: B\nminutes: 5\nbad: 1\n---\n");
        page1.close();
        emit page().openRequested(folder.path());
        auto* const text = page().findChild<QPlainTextEdit*>();
        QVERIFY(text->isVisible());
        QVERIFY(text->toPlainText().split('\n').last().startsWith("lesson.md:5: unknown key `bad`"));
        QVERIFY(text->toPlainText().contains("there is no step"));
        QVERIFY(page().commandLine().contains("lesson check"));
        shoot("bad-lesson");
        page().setLessonFolder({});
        QVERIFY(!text->isVisible());
    }

    void lessonsArePlayed_data() {
        QTest::addColumn<int>("index");
        QTest::addColumn<QString>("language");
        const int count = model().rowCount();
        for (int i = count - 1; i >= 0; --i)  // the short one first
            for (const char* const language : {"en", "zh_CN"})
                QTest::addRow("%s %s", model().lessons()[std::size_t(i)].name.c_str(), language)
                    << i << QString(language);
    }

    void lessonsArePlayed() {
        QFETCH(int, index);
        QFETCH(QString, language);
        setLanguage(language);
        waitForTraining();
        window().showStep(Step::Workshop);
        page().chooseLesson(index);
        page().primaryButton()->click();
        QVERIFY(workshop().isRunning());
        if (language != "en") emit panel().resetRequested();
        QCOMPARE(workshop().result().stepsDone(), 0);
        QVERIFY(panel().isVisible());
        m_studio->recipe().edit("fewer test images", [](Recipe& r) { r.data.testImages = testImages(); });
        const Lesson lesson = workshop().lesson();
        QElapsedTimer clock;
        clock.start();
        test::Participant participant(*m_studio, *m_workbench, m_dir.filePath("exports"),
                                      QStringLiteral(PROJECT_SOURCE_DIR "/tests/strokes"));
        QVERIFY(QDir().mkpath(m_dir.filePath("exports")));
        for (std::size_t i = 0; i < lesson.steps.size(); ++i) {
            const QByteArray where = QByteArray::fromStdString(lesson.name + ": " + lesson.steps[i].name);
            QCOMPARE(workshop().result().step, int(i));
            const StepWords& words = lesson.steps[i].in(language.toStdString());
            QVERIFY2(hasLabel(QString::fromStdString(words.title)), where.constData());
            if (lesson.steps[i].checkCount() > 0 && !workshop().result().isDone(i)) {
                QVERIFY2(!panel().nextButton()->isEnabled(), where.constData());
                QVERIFY(panel().findChildren<Fold*>().last()->isLocked() || words.explanation.empty());
            }
            pointAtControl(lesson.steps[i]);
            const bool isPlayed = playStep(lesson, i, participant);
            if (!isPlayed) shoot(QStringLiteral("lesson-not-played"));
            QVERIFY2(isPlayed, qPrintable(where + ": " + panel().checks().sentence().toUtf8() + blockedBy()));
            if (qEnvironmentVariableIsSet("QUANTELIER_SCREENSHOTS"))
                shoot(QStringLiteral("lesson-%1-%2-%3")
                          .arg(QString::fromStdString(lesson.name), language)
                          .arg(i + 1));
            QVERIFY(panel().nextButton()->isEnabled());
            panel().nextButton()->click();
        }
        qInfo("%s: %.0f s of the machine, of %d minutes", lesson.name.c_str(),
              double(clock.elapsed()) / 1000.0, lesson.minutes);
        QVERIFY(!workshop().isRunning());
        QVERIFY(!panel().isVisible());
        QCOMPARE(model().result(std::size_t(index))->stepsDone(), int(lesson.steps.size()));
        QTRY_COMPARE_WITH_TIMEOUT(resultsInRoom(lesson.name), 1, kLongMs);
    }

    void anOpenedLessonIsRemembered() {
        LessonShelf shelf;
        shelf.fill();
        QCOMPARE(int(shelf.lessons().size()), m_builtIn + 1);
        QCOMPARE(shelf.lessons().back().name, std::string("short"));
        emit page().openRequested(QStringLiteral(PROJECT_SOURCE_DIR "/tests/lessons/short/"));
        QCOMPARE(model().rowCount(), m_builtIn + 1);
        QCOMPARE(model().result(std::size_t(m_builtIn))->stepsDone(), 3);
    }

    void resetBringsBackTheStart() {
        setLanguage("en");
        waitForTraining();
        const int index = model().rowCount() - 1;  // the short lesson, played through by now
        window().showStep(Step::Workshop);
        page().chooseLesson(index);
        page().primaryButton()->click();
        QCOMPARE(workshop().result().stepsDone(), 3);
        const QString recipe = QString::fromStdString(recipeToJson(m_studio->recipe().recipe()));
        const int runs = QDir(m_dir.filePath("runs")).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size();
        m_studio->recipe().edit("epochs", [](Recipe& r) { r.train.epochs = 17; });
        emit panel().resetRequested();
        QCOMPARE(workshop().result().stepsDone(), 0);
        QCOMPARE(m_studio->recipe().recipe().train.epochs, presetRecipe("recommended").train.epochs);
        QCOMPARE(window().rail()->state(Step::Train), StepState::Todo);
        QVERIFY(!m_studio->factsNow().numbers.count("float.accuracy"));
        QCOMPARE(QDir(m_dir.filePath("runs")).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size(), runs);
        m_studio->recipe().undoStack()->undo();
        QCOMPARE(m_studio->recipe().recipe().train.epochs, 17);
        emit panel().closeRequested();
        QVERIFY(!workshop().isRunning());
    }

    void thePanelStaysWhereItIsPinned() {
        page().chooseLesson(model().rowCount() - 1);
        window().showStep(Step::Workshop);
        page().primaryButton()->click();
        for (int step = 0; step < kStepCount; ++step) {
            window().showStep(Step(step));
            QVERIFY(panel().isVisible());
            QVERIFY2(window().width() == 1280, qPrintable(stepName(Step(step))));
            shoot(QStringLiteral("beside-%1").arg(step));
        }
        emit panel().pinChanged(true);
        QVERIFY(panel().isVisible());
        window().setThemeMode(ThemeMode::Dark);
        shoot("workshop-dark");
        window().setThemeMode(ThemeMode::Light);
        window().setPresenter(true);
        QVERIFY(panel().isVisible());
        shoot("workshop-presenter");
        window().setPresenter(false);
        emit panel().closeRequested();
    }

    void cleanupTestCase() { setLanguage("en"); }

  private:
    MainWindow& window() { return m_workbench->window; }
    WorkshopPage& page() { return *m_workbench->workshop; }
    LessonListModel& model() { return page().model(); }
    LessonPanel& panel() { return *m_workbench->lesson; }
    Workshop& workshop() { return m_studio->workshop(); }

    // A lesson need not have waited for what it began.
    void waitForTraining() {
        for (const Step step : {Step::Train, Step::Quantize})
            QTRY_VERIFY_WITH_TIMEOUT(window().rail()->state(step) != StepState::Running, kLongMs);
    }

    void shoot(const QString& name) { saveScreenshot(window(), name); }

    int resultsInRoom(const std::string& lesson) {
        const auto& results = page().room().model().results();
        return int(std::count_if(results.begin(), results.end(),
                                 [&](const LessonResult& result) { return result.lesson == lesson; }));
    }

    bool hasLabel(const QString& text) {
        for (const QLabel* const label : panel().findChildren<QLabel*>())
            if (label->isVisible() && label->text() == text) return true;
        return false;
    }

    // "Show me where" opens the page and rings the control, or what opens its page.
    void pointAtControl(const LessonStep& step) {
        if (step.control.empty() || !panel().showButton()->isVisible()) return;
        const LessonPlace place = lessonPlace(*m_workbench, step.control);
        if (place.subpage && place.opener && window().currentPage() != place.subpage) {
            window().showStep(place.step);  // its button comes with what the page is about
            QTRY_VERIFY_WITH_TIMEOUT(place.opener->isVisible(), kLongMs);
        }
        panel().showButton()->click();
        const QWidget* const ringed = window().findChild<Pulse*>()->control();
        QVERIFY2(ringed, (step.name + ": " + step.control + ", nothing is ringed").c_str());
        QVERIFY2(ringed == place.control || ringed == place.opener || ringed->isAncestorOf(place.control),
                 (step.name + ": " + step.control + ", ringed is " + ringed->metaObject()->className() + ' ')
                     .append(ringed->objectName().toStdString())
                     .c_str());
    }

    static QByteArray blockedBy() {
        const QWidget* const dialog = QApplication::activeModalWidget();
        return dialog ? QByteArray(" A dialog is open: ") + dialog->windowTitle().toUtf8() : QByteArray();
    }

    bool playStep(const Lesson& lesson, std::size_t index, test::Participant& participant) {
        const LessonStep& step = lesson.steps[index];
        QElapsedTimer passed, sinceAct;
        LessonTerm last;
        passed.start();
        while (!workshop().result().isDone(index) && passed.elapsed() < kLongMs) {
            const std::vector<bool>& met = workshop().result().steps[index].met;
            const auto open = std::find(met.begin(), met.end(), false) - met.begin();
            if (std::size_t(open) == step.checks.size()) {
                participant.answer(panel().question(), step.answer);
            } else {
                const LessonTerm term = step.checks[std::size_t(open)].firstUnmet(m_studio->factsNow());
                if (!(term == last) || sinceAct.elapsed() > participant.patience()) {
                    if (!participant.act(term)) return false;
                    last = term;
                    sinceAct.start();
                }
            }
            QTest::qWait(50);
        }
        return workshop().result().isDone(index);
    }

    QTemporaryDir m_dir;
    std::unique_ptr<Workbench> m_workbench;
    std::unique_ptr<Studio> m_studio;
    int m_builtIn = 0;
};

QTEST_MAIN(TestLessons)
#include "test_lessons.moc"
