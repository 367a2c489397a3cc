// What the engine says of its errors, in the window's language.
#include <QElapsedTimer>
#include <QFile>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/core/recipe.h"
#include "engine/data/idx_reader.h"
#include "engine/data/stroke_file.h"
#include "engine/lesson/lesson_reader.h"
#include "ui/engine_words.h"
#include "ui/language.h"
#include "ui/models/recipe_model.h"

using namespace quantelier;

namespace {

// What the window says of the Error that a call throws.
template <typename Call>
QString wordsOf(Call call) {
    try {
        call();
    } catch (const Error& e) {
        return engineWords(e);
    }
    return QStringLiteral("[nothing was refused]");
}

QString fileIn(const QTemporaryDir& folder, const char* name, const QByteArray& bytes) {
    QFile file(folder.filePath(QString::fromLatin1(name)));
    if (file.open(QIODevice::WriteOnly)) file.write(bytes);
    return file.fileName();
}

QString wordsOfRecipe(const char* json) {
    return wordsOf([&] { validate(recipeFromJson(json, presetRecipe("recommended"), "recipe.json")); });
}

// A format with its gaps filled: x1, x2, ... A gap right behind another is a clause.
QString withFillings(const QString& format, const QString& english) {
    static const QRegularExpression brace(QStringLiteral(R"(\{\{|\}\}|\{(\d*)(?::[^}]*)?\})"));
    const qsizetype behind = english.indexOf(QLatin1String("}{"));
    const int clause = behind < 0 ? -1 : int(english.left(behind).count(u'{'));
    QString text;
    int next = 0;
    qsizetype at = 0;
    for (auto it = brace.globalMatch(format); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        text += format.mid(at, match.capturedStart() - at);
        at = match.capturedEnd();
        if (match.captured() == QLatin1String("{{") || match.captured() == QLatin1String("}}")) {
            text += match.captured().front();
            continue;
        }
        const int gap = match.captured(1).isEmpty() ? next++ : match.captured(1).toInt();
        text += (gap == clause ? QStringLiteral(", x%1") : QStringLiteral("x%1")).arg(gap + 1);
    }
    return text + format.mid(at);
}

}  // namespace

class TestEngineWords : public QObject {
    Q_OBJECT

  private slots:
    void init() { setLanguage(QStringLiteral("zh_CN")); }
    void cleanupTestCase() { setLanguage(QStringLiteral("en")); }

    void englishStays() {
        const QString sentence = QStringLiteral("run-01 is open for training, so it stays");
        setLanguage(QStringLiteral("en"));
        QCOMPARE(engineWords(sentence), sentence);
        setLanguage(QStringLiteral("zh_CN"));
        QVERIFY(engineWords(sentence) != sentence);
    }

    void filesAreRefusedInChinese() {
        const QTemporaryDir folder;
        const std::string none = folder.filePath(QStringLiteral("none")).toStdString();
        QCOMPARE(wordsOf([&] { readFile(none, 100); }),
                 QString::fromStdString(none) + QStringLiteral("：没有这个文件"));
        QCOMPARE(wordsOf([&] { writeFileWhole(none + "/recipe.json", "{}"); }),
                 QStringLiteral("无法创建 %1/recipe.json：没有这个文件或文件夹")
                     .arg(QString::fromStdString(none)));

        const QString images = fileIn(folder, "t-images-idx3-ubyte",
                                      QByteArray::fromHex("00000803000000020000001c0000001c") + "abc");
        QCOMPARE(
            wordsOf([&] { readIdxImages(images.toStdString()); }),
            QStringLiteral("t-images-idx3-ubyte：按文件头应有 1584 字节，实际有 19 字节；下载可能不完整"));
        const QString page = fileIn(folder, "page", "<!DOCTYPE html><html></html>");
        QCOMPARE(wordsOf([&] { readIdxLabels(page.toStdString()); }),
                 QStringLiteral("page：应为标签的 IDX 文件（标识数 2049），实际是网页；下载出了问题"));
        const QString strokes = fileIn(
            folder, "s.json", R"({"label": 3, "width": 0.1, "strokes": [[[0.1, 0.1, 0], [2, 0.5, 1]]]})");
        QCOMPARE(wordsOf([&] { readStrokeFile(strokes.toStdString()); }),
                 QStringLiteral("s.json：第 1 个笔画的第 2 个点位于 (2, 0.5)，应为 0 至 1"));
    }

    void recipesAreRefusedInChinese() {
        QCOMPARE(wordsOfRecipe(R"({"data": {"batch_size": 1}})"),
                 QStringLiteral("data.batch_size 为 1，应为 2 至 4096"));
        QCOMPARE(wordsOfRecipe(R"({"data": {"batch_size": [1]}})"),
                 QStringLiteral("recipe.json.data.batch_size：应为整数，实际为：数组"));
        const QString unknown = wordsOfRecipe(R"({"data": {"batchsize": 1}})");
        QVERIFY2(unknown.startsWith(QStringLiteral("recipe.json.data：未知的键“batchsize”，应为下列之一：")),
                 qPrintable(unknown));
    }

    void theWindowSaysSo() {
        RecipeModel model(presetRecipe("recommended"));
        const QSignalSpy refused(&model, &RecipeModel::rejected);
        model.edit(QStringLiteral("batch size"), [](Recipe& recipe) { recipe.data.batchSize = 1; });
        QCOMPARE(refused.value(0).value(0).toString(),
                 QStringLiteral("data.batch_size 为 1，应为 2 至 4096"));
    }

    void lessonsAreRefusedInChinese() {
        const LessonFiles files = {
            {"lesson.md", "---\ntitel: One\ngoals:\n  - two\nminutes: five\n---\nText.\n"}};
        QStringList lines;
        for (const LessonProblem& problem : readLesson("lesson", files).problems)
            lines << engineWords(problem.text());
        const QString all = lines.join(u'\n');
        QVERIFY2(lines.contains(QStringLiteral("lesson.md:2：未知的键 `titel`，您是指 `title` 吗？")),
                 qPrintable(all));
        QVERIFY2(lines.contains(QStringLiteral("lesson.md:1：缺少 `title: …`")), qPrintable(all));
        QVERIFY2(!all.contains(QRegularExpression(QStringLiteral("\\b(the|is|expected)\\b"))),
                 qPrintable(all));
    }

    void nestedSentences_data() {
        QTest::addColumn<QString>("english");
        QTest::addColumn<QString>("chinese");
        QTest::newRow("device")
            << "GPU is not available: this LibTorch (1.13.0) was built without CUDA. Available "
               "here: CPU, Ascend."
            << "GPU 不可用：此 LibTorch（1.13.0）构建时不含 CUDA。此处可用：CPU, Ascend。";
        QTest::newRow("loss")
            << "The loss became infinite at step 12 of epoch 1, after a loss of 2.31: the "
               "learning rate of 5 is likely too high. Try 0.5."
            << "损失在第 1 轮第 12 步变为无穷大（此前的损失为 2.31）：学习率 5 可能过高。请试试 0.5。";
        QTest::newRow("without the clause")
            << "The network became infinite at step 12 of epoch 1: the learning rate of 5 is likely too "
               "high. Try 0.5."
            << "网络在第 1 轮第 12 步变为无穷大：学习率 5 可能过高。请试试 0.5。";
        QTest::newRow("program") << "arm-none-eabi-gcc could not be started: Permission denied"
                                 << "无法启动 arm-none-eabi-gcc：没有权限";
        QTest::newRow("run")
            << "/runs/a is in use: process 412 on ada has this run open. Close it there, or "
               "choose another folder"
            << "/runs/a 正在使用，打开此运行的是：ada 上的进程 412。请在那里关闭它，或选择另一个文件夹";
        QTest::newRow("executor") << "LibTorch (conv1 has an observer that searches its range)"
                                  << "LibTorch（conv1 有一个需要搜索范围的观察器）";
        QTest::newRow("more said than joined") << "a.onnx: conv1 has 3 inputs, expected 1"
                                               << "a.onnx：conv1 有 3 个输入，应为 1 个";
        QTest::newRow("joined thrice")
            << "/runs/b is not a whole run folder: recipe.json: expected a JSON object"
            << "/runs/b 不是完整的运行文件夹：recipe.json：应为 JSON 对象";
        QTest::newRow("tflite")
            << "用于微控制器的 TFLite: TFLite has no weight zero points, but conv1 has: the presets "
               "'recommended' and 'ascend' train a network that TFLite can run"
            << "用于微控制器的 TFLite：TFLite 没有权重零点，而 conv1 有：预设“recommended”和“ascend”"
               "训练的网络可由 TFLite 运行";
    }

    void nestedSentences() {
        QFETCH(QString, english);
        QTEST(engineWords(english), "chinese");
    }

    void whatIsNotKnownStays() {
        for (const char* text : {"", "conv1", "std::bad_alloc", "a: b: c (d)", "/home/ada/run: 01",
                                 "没有这个文件", "LibTorch (0.3)"})
            QCOMPARE(engineWords(std::string(text)), QString::fromUtf8(text));
        const QString known = QStringLiteral(": there is no such file");
        QCOMPARE(engineWords(QString(9000, u'a') + known), QString(9000, u'a') + known);
    }

    void hostileTextTakesNoTime() {
        QElapsedTimer timer;
        timer.start();
        for (const char* part : {": ", " (", "`{}`", ", expected one of: ", " could not be read: ", ") "})
            engineWords(QString::fromLatin1(part).repeated(2000).left(2000));
        QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
    }

    // Each sentence is recognized as itself, and no other one hides it.
    void everyLineIsRecognized() {
        QFile table(QStringLiteral(":/translations/engine_zh_CN.tsv"));
        QVERIFY(table.open(QIODevice::ReadOnly));
        int lines = 0;
        for (const QString& line : QString::fromUtf8(table.readAll()).split(u'\n')) {
            const QStringList columns = line.split(u'\t');
            if (line.startsWith(u'#') || columns.size() != 2) continue;
            if (columns[0].contains(QRegularExpression(QStringLiteral("[A-Za-z]{2}")))) {
                QCOMPARE(engineWords(withFillings(columns[0], columns[0])),
                         withFillings(columns[1], columns[0]));
                ++lines;
            }
        }
        QVERIFY(lines > 300);
    }
};

QTEST_MAIN(TestEngineWords)
#include "test_engine_words.moc"
