// Lessons as people write them, and what is said of each mistake.
#include <QtTest>

#include "engine/core/closest_name.h"
#include "engine/lesson/built_in_lessons.h"
#include "engine/lesson/lesson_reader.h"
#include "tests/support/refusal.h"

using namespace quantelier;
using quantelier::test::refusal;

namespace {

const char* const kHead =
    "---\ntitle: One\nsummary: Two\ngoals:\n  - three\nminutes: 5\n---\nWelcome, {float.accuracy}.\n";
const char* const kStep =
    "---\n"                                             // 1
    "title: Train\n"                                    // 2
    "control: train.start\n"                            // 3
    "checks:\n"                                         // 4
    "  - Data: loaded: data.images > 0\n"               // 5
    "  - Accuracy: float.accuracy >= 0.97\n"            // 6
    "question: How many?\n"                             // 7
    "choices:\n"                                        // 8
    "  - few\n"                                         // 9
    "  - many\n"                                        // 10
    "answer: 2\n"                                       // 11
    "---\n"                                             // 12
    "Text.\n"                                           // 13
    "\n"                                                // 14
    "## Task\n"                                         // 15
    "Do it, {data.images} images.\n"                    // 16
    "\n"                                                // 17
    "```\n## no heading\n```\n"                         // 18
    "## Hint\nHere.\n## Explanation\n### Small\nSo.\n"  // 21
    ;

LessonFiles goodFiles() {
    return {{"lesson.md", kHead}, {"01-train.md", kStep}};
}

QString problemsOf(const LessonFiles& files) {
    QStringList lines;
    for (const LessonProblem& problem : readLesson("lesson", files).problems)
        lines << QString::fromStdString(problem.text());
    return lines.join('\n');
}

}  // namespace

class TestLessonReader : public QObject {
    Q_OBJECT

  private slots:
    void aLessonIsRead() {
        const LessonReading reading = readLesson("first", goodFiles());
        QCOMPARE(problemsOf(goodFiles()), QString());
        const Lesson& lesson = reading.lesson.value();
        QCOMPARE(lesson.name, std::string("first"));
        QCOMPARE(lesson.minutes, 5);
        QCOMPARE(lesson.dataset, std::string("any"));
        QCOMPARE(lesson.preset, std::string("recommended"));
        QCOMPARE(lesson.in("de").goals, std::vector<std::string>{"three"});
        const LessonStep& step = lesson.steps.at(0);
        QCOMPARE(step.name, std::string("train"));
        QCOMPARE(step.control, std::string("train.start"));
        QCOMPARE(step.checkCount(), std::size_t(3));
        QCOMPARE(step.in("").checkLabels, (std::vector<std::string>{"Data: loaded", "Accuracy"}));
        QCOMPARE(conditionText(step.checks.at(1)), std::string("float.accuracy >= 0.97"));
        QVERIFY(step.isRight(2) && !step.isRight(1));
        QCOMPARE(step.in("").text, std::string("Text."));
        QCOMPARE(step.in("").task, std::string("Do it, {data.images} images.\n\n```\n## no heading\n```"));
        QCOMPARE(step.in("").explanation, std::string("### Small\nSo."));
    }

    void linesMayEndAsOnWindows() {
        LessonFiles files = goodFiles();
        for (auto& [name, text] : files) {
            for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; at += 2)
                text.insert(at, "\r");
            QVERIFY(text.find("\r\n") != std::string::npos);
        }
        QCOMPARE(problemsOf(files), QString());
    }

    void aTranslationHasTheSameChecks() {
        LessonFiles files = goodFiles();
        files["lesson.zh_CN.md"] = "---\ntitle: 一\nsummary: 二\ngoals:\n  - 三\n---\n";
        files["01-train.zh_CN.md"] = kStep;
        QCOMPARE(problemsOf(files), QString());
        const LessonReading reading = readLesson("a", files);
        QCOMPARE(reading.lesson->in("zh_CN").title, std::string("一"));
        QCOMPARE(reading.lesson->steps.at(0).in("zh_CN").title, std::string("Train"));
    }

    void mistakesAreNamedWithTheirLine_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("was");
        QTest::addColumn<QString>("is");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const char* file, const char* was, const char* is,
                            const char* expected) { QTest::newRow(name) << file << was << is << expected; };
        row("unknown condition", "01-train.md", "float.accuracy >=", "flaot.accuracy >=",
            "01-train.md:6: unknown condition `flaot.accuracy`, did you mean `float.accuracy`?");
        row("percent", "01-train.md", ">= 0.97", ">= 97",
            "01-train.md:6: `float.accuracy` is a fraction: write 0.97 for 97 %, not 97");
        row("no condition", "01-train.md", "  - Accuracy: float.accuracy >= 0.97", "  - Accuracy",
            "01-train.md:6: expected `label: condition`, as in `Data is loaded: data.images > 0`");
        row("unknown control", "01-train.md", "train.start", "train.strat",
            "01-train.md:3: unknown control `train.strat`, did you mean `train.start`?");
        row("unknown key", "01-train.md", "control: train", "contrl: train",
            "01-train.md:3: unknown key `contrl`, did you mean `control`?");
        row("twice", "01-train.md", "control: train.start", "title: Again",
            "01-train.md:3: `title` is here twice");
        row("no title", "01-train.md", "title: Train\n", "", "01-train.md:1: `title: …` is missing");
        row("empty title", "01-train.md", "title: Train", "title:", "01-train.md:2: `title` has no value");
        row("no items", "01-train.md", "  - few\n  - many\n", "",
            "01-train.md:8: `choices` expects items: lines `  - …` below it");
        row("answer out of range", "01-train.md", "answer: 2", "answer: 3",
            "01-train.md:11: `answer` is 3, expected a number of 1 to 2");
        row("answer without question", "01-train.md", "question: How many?\nchoices:\n  - few\n  - many\n",
            "", "01-train.md:7: `answer` without a `question`");
        row("tolerance of a choice", "01-train.md", "answer: 2", "answer: 2\ntolerance: 1",
            "01-train.md:12: `tolerance` is for numbers, not for choices");
        row("unknown section", "01-train.md", "## Hint", "## Hnit",
            "01-train.md:21: unknown section `Hnit`, did you mean `Hint`?");
        row("section twice", "01-train.md", "## Hint", "## Task",
            "01-train.md:21: section `Task` is here twice");
        row("unknown value", "01-train.md", "{data.images}", "{data.image}",
            "01-train.md:16: unknown value `{data.image}`, did you mean `data.images`?");
        row("no front matter", "01-train.md", "---\ntitle: Train", "title: Train",
            "01-train.md:1: expected `---`, the line that the front matter begins with\n"
            "01-train.md:1: `title: …` is missing");
        row("not closed", "lesson.md", "minutes: 5\n---\n", "minutes: 5\n",
            "lesson.md:1: the front matter has no closing `---`\n"
            "lesson.md:7: expected `key: value`, or `  - item` below a key");
        row("no minutes", "lesson.md", "minutes: 5\n", "", "lesson.md:1: `minutes: …` is missing");
        row("minutes", "lesson.md", "minutes: 5", "minutes: half",
            "lesson.md:6: `minutes` is half, expected a number of 1 to 600");
        row("part of a minute", "lesson.md", "minutes: 5", "minutes: 5.5",
            "lesson.md:6: `minutes` is 5.5, expected a whole number");
        row("format", "lesson.md", "minutes: 5", "minutes: 5\nformat: 2",
            "lesson.md:7: `format` is 2, expected a number of 1 to 1");
        row("data", "lesson.md", "minutes: 5", "minutes: 5\ndataset: mnits",
            "lesson.md:7: `dataset` is mnits, did you mean `mnist`?");
        row("preset", "lesson.md", "minutes: 5", "minutes: 5\npreset: best",
            "lesson.md:7: `preset` is best, expected one of: recommended, tutorial, ascend, int8, w4a8, "
            "w4a4, w2a8");
        row("value with items", "lesson.md", "goals:", "goals: some",
            "lesson.md:5: `goals` has a value already, so it can have no items\n"
            "lesson.md:4: `goals` expects items: lines `  - …` below it");
        row("value in the introduction", "lesson.md", "{float.accuracy}", "{float.acuracy}",
            "lesson.md:8: unknown value `{float.acuracy}`, did you mean `float.accuracy`?");
    }

    void mistakesAreNamedWithTheirLine() {
        QFETCH(QString, file);
        QFETCH(QString, was);
        QFETCH(QString, is);
        QFETCH(QString, expected);
        LessonFiles files = goodFiles();
        std::string& text = files[file.toStdString()];
        const std::size_t at = text.find(was.toStdString());
        QVERIFY(at != std::string::npos);
        text.replace(at, was.toStdString().size(), is.toStdString());
        const QStringList found = problemsOf(files).split('\n');
        for (const QString& line : expected.split('\n')) {
            QVERIFY2(found.contains(line), qPrintable(found.join('\n')));
        }
    }

    void mistakesOfFiles() {
        QVERIFY(problemsOf({}).contains("lesson.md: missing"));
        QVERIFY(problemsOf({{"lesson.md", kHead}}).contains("there is no step"));
        LessonFiles files = goodFiles();
        files["1-train.md"] = kStep;
        QVERIFY(problemsOf(files).contains("1-train.md: not a page's name"));
        files = goodFiles();
        files["01-other.md"] = kStep;
        QCOMPARE(problemsOf(files), QString("01-train.md: a second step with the number 01"));
        files = goodFiles();
        files["lesson.zh_CN.md"] = "---\ntitle: 一\nsummary: 二\ngoals:\n  - 三\nminutes: 5\n---\n";
        QCOMPARE(problemsOf(files),
                 QString("01-train.zh_CN.md: missing: lesson.zh_CN.md is there in this "
                         "language\nlesson.zh_CN.md:6: `minutes` stands in lesson.md alone"));
        files = goodFiles();
        files["01-train.fr.md"] = kStep;
        QCOMPARE(problemsOf(files), QString("01-train.fr.md: there is no lesson.fr.md in this language"));
        files = goodFiles();
        files["01-train.md"] += "\xff";
        QVERIFY(problemsOf(files).contains("01-train.md:26: not text in UTF-8"));
        files = goodFiles();
        files["01-train.md"] = std::string(70000, 'x');
        QVERIFY(problemsOf(files).startsWith("01-train.md: 70000 bytes, a page has at most 65536"));
    }

    void aTranslationThatDiffersIsNamed() {
        const auto with = [](const char* was, const char* is) {
            LessonFiles files = goodFiles();
            files["lesson.de.md"] = "---\ntitle: A\nsummary: B\ngoals:\n  - C\n---\n";
            std::string text = kStep;
            text.replace(text.find(was), std::string(was).size(), is);
            files["01-train.de.md"] = text;
            return problemsOf(files);
        };
        QCOMPARE(with("0.97", "0.98"),
                 QString("01-train.de.md:6: the page in the first language checks `float.accuracy >= 0.97`"));
        QCOMPARE(with("answer: 2", "answer: 1"),
                 QString("01-train.de.md:11: the page in the first language has another answer"));
        QCOMPARE(with("train.start", "train.loss"),
                 QString("01-train.de.md:3: the page in the first language has `train.start`"));
        QCOMPARE(with("## Hint\nHere.\n", ""),
                 QString("01-train.de.md: section `Hint` is in one language only"));
    }

    void foldersAreRead() {
        QTemporaryDir folder;
        const auto write = [&](const QString& name, const std::string& text) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(text.c_str(), qint64(text.size()));
        };
        for (const auto& [name, text] : goodFiles()) write(QString::fromStdString(name), text);
        write("notes.txt", "not a page");
        for (const QString& path : {folder.path(), folder.path() + "/", folder.filePath("01-train.md")}) {
            const LessonReading reading = readLessonFolder(path.toStdString());
            QVERIFY(reading.lesson.has_value());
            QCOMPARE(QString::fromStdString(reading.lesson->name), QFileInfo(folder.path()).fileName());
        }
        const LessonReading none = readLessonFolder(folder.filePath("none").toStdString());
        QCOMPARE(none.problems.size(), std::size_t(1));
        QCOMPARE(none.problems[0].text(), std::string("No such file or directory"));
    }

    void builtInLessonsAreGood() {
        for (const LessonReading& reading : builtInLessons()) {
            for (const LessonProblem& problem : reading.problems) QFAIL(problem.text().c_str());
            QVERIFY2(reading.lesson->words.count("zh_CN"), reading.lesson->name.c_str());
        }
    }

    void conditionsHold_data() {
        QTest::addColumn<QString>("condition");
        QTest::addColumn<bool>("holds");
        const auto row = [](const char* text, bool holds) { QTest::newRow(text) << QString(text) << holds; };
        row("float.accuracy >= 0.97", true);
        row("float.accuracy > 0.97", false);
        row("export.onnx.bytes < 70000", true);
        row("drawn.correct >= 8", false);  // not known
        row("drawn.correct != 8", false);  // still not known
        row("train.running == yes", true);
        row("train.running == no", false);
        row("page.shown == train", true);
        row("page.shown != train", false);
        row("data.source == mnist", false);  // not known
        row("ptq.accuracy < float.accuracy - 0.05", true);
        row("ptq.accuracy < float.accuracy - 0.5", false);
        row("ptq.accuracy + 1 > 0", false);
        row("float.accuracy == float.accuracy", true);
        row("float.accuracy >= 0.9 and page.shown == train", true);
        row("float.accuracy >= 0.9 and page.shown == draw", false);
    }

    void conditionsHold() {
        QFETCH(QString, condition);
        QFETCH(bool, holds);
        LessonFacts facts;
        facts.numbers = {{"float.accuracy", 0.97},
                         {"ptq.accuracy", 0.9},
                         {"export.onnx.bytes", 67528},
                         {"train.running", 1}};
        facts.words = {{"page.shown", "train"}};
        if (condition.startsWith("ptq.accuracy +")) {
            QVERIFY(refusal(ErrorCode::BadInput, [&] {
                        parseCondition(condition.toStdString());
                    }).startsWith("`+`: expected"));
            return;
        }
        const LessonCondition parsed = parseCondition(condition.toStdString());
        QCOMPARE(parsed.holds(facts), holds);
        QVERIFY(parseCondition(conditionText(parsed)) == parsed);
        QCOMPARE(parsed.firstUnmet(facts).holds(facts), holds);
    }

    void impossibleConditionsAreRefused_data() {
        QTest::addColumn<QString>("condition");
        QTest::addColumn<QString>("sentence");
        const QString form =
            "expected `fact < number`, with <, <=, >, >=, == or !=, and a number, a word or another fact";
        QTest::newRow("nothing") << "" << form;
        QTest::newRow("fact") << "float.accuracy" << form;
        QTest::newRow("sign") << "float.accuracy => 0.97"
                              << "`=>`: " + form;
        QTest::newRow("number") << "data.images > 60k"
                                << "unknown condition `60k`";
        QTest::newRow("not finite") << "data.images > inf"
                                    << "unknown condition `inf`";
        QTest::newRow("and") << "data.images > 1 and" << form;
        QTest::newRow("more") << "data.images > 1 2" << form;
        QTest::newRow("flag") << "train.running == 1"
                              << "`train.running` is yes or no: write `train.running == yes`";
        QTest::newRow("word") << "page.shown == trian"
                              << "`page.shown` is never `trian`, did you mean `train`?";
        QTest::newRow("order of words") << "page.shown > train"
                                        << "`page.shown` is a word: compare it with == or != and one word";
        QTest::newRow("word as number") << "data.images > page.shown"
                                        << "`page.shown` is no number to compare `data.images` with";
    }

    void impossibleConditionsAreRefused() {
        QFETCH(QString, condition);
        QFETCH(QString, sentence);
        QCOMPARE(refusal(ErrorCode::BadInput, [&] { parseCondition(condition.toStdString()); }), sentence);
    }

    void valuesStandInTheText() {
        const std::string text = "At {float.accuracy}, {not a name} {x} {float.accuracy";
        QCOMPARE(withFacts(text, [](const std::string& name) { return "<" + name + ">"; }),
                 std::string("At <float.accuracy>, {not a name} {x} {float.accuracy"));
        QCOMPARE(placeholders(text), std::vector<std::string>{"float.accuracy"});
    }

    void theNearestNameIsMeant() {
        const std::vector<std::string> names = {"title", "control", "checks"};
        QCOMPARE(closestName("titel", names), std::string("title"));
        QCOMPARE(closestName("check", names), std::string("checks"));
        QCOMPARE(closestName("xyz", names), std::string());
        QCOMPARE(closestName(std::string(1000, 'a'), names), std::string());
    }

    // What can be checked and pointed at is in the manual, with these words.
    void theManualListsAllConditions() {
        QFile manual(PROJECT_SOURCE_DIR "/resources/manual/lessons.md");
        QVERIFY(manual.open(QIODevice::ReadOnly));
        const std::string text = manual.readAll().toStdString();
        for (const FactInfo& fact : lessonFacts())
            QVERIFY2(text.find("| `" + fact.name + "` |") != std::string::npos &&
                         text.find(fact.meaning) != std::string::npos,
                     fact.name.c_str());
        for (const ControlInfo& control : lessonControls())
            QVERIFY2(text.find("| `" + control.name + "` | " + control.meaning + " |") != std::string::npos,
                     control.name.c_str());
    }
};

QTEST_GUILESS_MAIN(TestLessonReader)
#include "test_lesson_reader.moc"
