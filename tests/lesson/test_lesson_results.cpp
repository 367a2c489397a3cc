// How far a participant is, and the file that says so.
#include <QtTest>

#include "engine/lesson/lesson_reader.h"
#include "engine/lesson/result_file.h"
#include "tests/support/refusal.h"

using namespace quantelier;
using quantelier::test::refusal;

namespace {

Lesson shortLesson() {
    return readLessonFolder(PROJECT_SOURCE_DIR "/tests/lessons/short").lesson.value();
}

LessonFacts onTheDataPage() {
    LessonFacts facts;
    facts.numbers["data.images"] = 4000;
    facts.words["page.shown"] = "data";
    return facts;
}

LessonResult begun(const std::string& id = "abcd1234", const std::string& name = "Mei 梅") {
    return beginLesson(shortLesson(), id, name);
}

}  // namespace

class TestLessonResults : public QObject {
    Q_OBJECT

  private slots:
    void checksAreMetAndStayMet() {
        const Lesson lesson = shortLesson();
        LessonResult result = begun();
        QVERIFY(fits(result, lesson));
        QVERIFY(!observe(result, lesson, {}));
        QVERIFY(!result.isDone(0));
        LessonFacts facts = onTheDataPage();
        facts.words["page.shown"] = "train";
        QVERIFY(observe(result, lesson, facts));
        QCOMPARE(result.steps[0].met, (std::vector<bool>{true, false}));
        QVERIFY(observe(result, lesson, onTheDataPage()));
        QVERIFY(!observe(result, lesson, {}));
        QVERIFY(result.isDone(0));
        QCOMPARE(result.stepsDone(), 1);
    }

    // A later step is not done before it was looked at, even where it asks for nothing.
    void stepsToComeAreNotDone() {
        Lesson lesson = shortLesson();
        lesson.steps[1].checks.clear();
        LessonResult result = beginLesson(lesson, "a", "b");
        QVERIFY(!result.isDone(1));
        result.step = result.furthest = 1;
        QVERIFY(result.isDone(1));
    }

    void answersAreCounted() {
        const Lesson lesson = shortLesson();
        LessonResult result = begun();
        result.step = result.furthest = 2;
        QVERIFY(!answerQuestion(result, lesson, 255));
        QVERIFY(!result.isDone(2));
        QVERIFY(answerQuestion(result, lesson, 256));
        QVERIFY(answerQuestion(result, lesson, 1));  // a right one stays
        QCOMPARE(result.steps[2].answer, std::optional<double>(256));
        QCOMPARE(result.steps[2].tries, 2);
        QVERIFY(result.isDone(2));
    }

    void resultsComeBack() {
        const Lesson lesson = shortLesson();
        LessonResult result = begun();
        observe(result, lesson, onTheDataPage());
        result.step = result.furthest = 2;
        answerQuestion(result, lesson, 12.5);
        result.measured = {{"float.accuracy", 0.9871}, {"int8.bytes", 67528}};
        result.seconds = 61.5;
        result.updated = 1'700'000'000;
        result.recipeSha256 = "00ff";
        const LessonResult again = resultFromJson(resultToJson(result), "file");
        QCOMPARE(resultToJson(again), resultToJson(result));
        QCOMPARE(again.name, result.name);
        QCOMPARE(again.steps[2].answer, std::optional<double>(12.5));
        QCOMPARE(again.value("int8.bytes"), std::optional<double>(67528));
        QCOMPARE(again.value("qat.accuracy"), std::optional<double>());
        QVERIFY(fits(again, lesson));
    }

    void damagedFilesAreRefused_data() {
        QTest::addColumn<QByteArray>("was");
        QTest::addColumn<QByteArray>("is");
        QTest::addColumn<QString>("sentence");
        const QString notOne = "file: expected a participant's result, as the window writes it";
        QTest::newRow("cut off") << QByteArray("\"steps\": [") << QByteArray("\"steps\": ") << notOne;
        QTest::newRow("another kind") << QByteArray("\"id\"") << QByteArray("\"other\"") << notOne;
        QTest::newRow("newer") << QByteArray("\"format\": 1") << QByteArray("\"format\": 2")
                               << "file: written by a newer version";
        QTest::newRow("no such step")
            << QByteArray("\"step\": 0") << QByteArray("\"step\": 3") << "file: 3 is out of range";
        QTest::newRow("negative") << QByteArray("\"seconds\": 0.0") << QByteArray("\"seconds\": -1.0")
                                  << "file: -1 is out of range";
        QTest::newRow("long name") << QByteArray("abcd1234") << QByteArray(300, 'a')
                                   << "file: a name is too long";
    }

    void damagedFilesAreRefused() {
        QFETCH(QByteArray, was);
        QFETCH(QByteArray, is);
        QFETCH(QString, sentence);
        QByteArray json = QByteArray::fromStdString(resultToJson(begun()));
        QVERIFY2(json.contains(was), json.constData());
        json.replace(was, is);
        QCOMPARE(refusal(ErrorCode::BadInput, [&] { resultFromJson(json.toStdString(), "file"); }), sentence);
    }

    void theSameNameIsNoMatter() {
        QTemporaryDir folder;
        const std::string path = folder.path().toStdString();
        writeResult(path, begun("one", "Mei"));
        writeResult(path, begun("two", "Mei"));
        writeResult(path, begun("two", "Mei"));
        ResultFolder read = readResults(path);
        QCOMPARE(read.results.size(), std::size_t(2));
        QVERIFY(read.problems.empty());
        // A damaged file and others' files do not hide the rest.
        QFile damaged(folder.filePath("Ann-short-x.lesson.json"));
        QVERIFY(damaged.open(QIODevice::WriteOnly) && damaged.write("{") == 1);
        damaged.close();
        QFile other(folder.filePath("notes.json"));
        QVERIFY(other.open(QIODevice::WriteOnly) && other.write("{") == 1);
        other.close();
        read = readResults(path);
        QCOMPARE(read.results.size(), std::size_t(2));
        QCOMPARE(read.problems.size(), std::size_t(1));
        QVERIFY(QString::fromStdString(read.problems[0]).startsWith("Ann-short-x.lesson.json: expected"));
        QVERIFY(refusal(ErrorCode::BadInput, [&] { readResults(path + "/none"); }).contains("No such file"));
    }

    // Names come from people and files, and lead out of no folder.
    void namesOfFilesArePlain() {
        LessonResult result = begun("../x", "../../etc/梅 O'Hara");
        result.lesson = "../../short";
        QCOMPARE(resultFileName(result), std::string("etcOHara-short-x.lesson.json"));
        result.name = "梅";
        QCOMPARE(resultFileName(result), std::string("participant-short-x.lesson.json"));
    }
};

QTEST_GUILESS_MAIN(TestLessonResults)
#include "test_lesson_results.moc"
