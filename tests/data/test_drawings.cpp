// Stroke files and the personal test set: what is written comes back, and what is damaged is said in one
// sentence.
#include <sys/stat.h>
#include <unistd.h>

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

#include "engine/data/own_test_set.h"
#include "engine/data/stroke_file.h"
#include "tests/support/idx_files.h"
#include "tests/support/refusal.h"

using namespace quantelier;
using test::refusal;
using test::writeBytes;

namespace {

OwnDrawing drawing(int label, std::uint8_t ink) {
    return {{28, 28, std::vector<std::uint8_t>(784, ink)}, label};
}

QStringList filesBelow(const QString& folder) {
    return QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name);
}

QByteArray contents(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

class TestDrawings : public QObject {
    Q_OBJECT
  private slots:
    void init() {
        m_dir = std::make_unique<QTemporaryDir>();
        QVERIFY(m_dir->isValid());
        m_folder = m_dir->filePath("data/my-test-set");
    }

    void strokesComeBack() {
        DrawnStrokes drawn;
        drawn.label = 7;
        drawn.width = 0.05;
        drawn.strokes = {{{0.25, 0.125, 0}, {0.5, 0.25, 16}}, {{1, 0, 200}}};
        const std::string path = m_dir->filePath("seven.json").toStdString();
        writeStrokeFile(path, drawn);
        const DrawnStrokes read = readStrokeFile(path);
        QCOMPARE(read.label, 7);
        QCOMPARE(read.width, 0.05);
        QCOMPARE(read.strokes.size(), std::size_t(2));
        QCOMPARE(read.strokes[0][1].x, 0.5);
        QCOMPARE(read.strokes[0][1].y, 0.25);
        QCOMPARE(read.strokes[0][1].milliseconds, 16.0);
        QCOMPARE(read.strokes[1][0].milliseconds, 200.0);
    }

    void widthMayBeLeftOut() {
        QCOMPARE(read(R"({"label": 0, "strokes": [[[0, 0, 0]]]})").width, DrawnStrokes::kUsualWidth);
    }

    void badStrokesAreNamed_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const char* text, const char* says) {
            QTest::newRow(name) << QByteArray(text) << QString(says);
        };
        row("empty", "", "not JSON");
        row("cut off", R"({"label": 1, "strokes": [[[0, 0)", "not JSON");
        row("a list", "[]", "expected an object");
        row("no label", R"({"strokes": [[[0, 0, 0]]]})", "\"label\" is missing");
        row("label 10", R"({"label": 10, "strokes": [[[0, 0, 0]]]})", "label is 10");
        row("label 1.5", R"({"label": 1.5, "strokes": [[[0, 0, 0]]]})", "label is 1.5");
        row("label a word", R"({"label": "one", "strokes": [[[0, 0, 0]]]})", "label is \"one\"");
        row("no strokes", R"({"label": 1})", "\"strokes\" is missing");
        row("strokes empty", R"({"label": 1, "strokes": []})", "at least one stroke");
        row("stroke empty", R"({"label": 1, "strokes": [[[0, 0, 0]], []]})", "stroke 2");
        row("two numbers", R"({"label": 1, "strokes": [[[0, 0, 0], [0, 0]]]})", "stroke 1, point 2");
        row("outside", R"({"label": 1, "strokes": [[[0, 1.01, 0]]]})", "(0, 1.01), expected 0 to 1");
        row("back in time", R"({"label": 1, "strokes": [[[0, 0, 20], [0, 0, 10]]]})", "10 ms, expected 20");
        row("negative time", R"({"label": 1, "strokes": [[[0, 0, -1]]]})", "-1 ms");
        // A label is shown in the message, and a long way down in it the stack would end.
        QTest::newRow("nested label")
            << "{\"label\": " + QByteArray(400'000, '[') + QByteArray(400'000, ']') + ", \"strokes\": []}"
            << "nested too deep";
        row("width 0", R"({"label": 1, "width": 0, "strokes": [[[0, 0, 0]]]})", "width is 0");
        row("width text", R"({"label": 1, "width": "2", "strokes": [[[0, 0, 0]]]})", "width is");
    }

    void badStrokesAreNamed() {
        QFETCH(QByteArray, text);
        QFETCH(QString, says);
        const QString sentence = refusal(ErrorCode::BadInput, [&] { read(text); });
        QVERIFY2(sentence.startsWith("strokes.json: ") && sentence.contains(says), qPrintable(sentence));
        QVERIFY(!sentence.contains('\n'));
    }

    void aMissingStrokeFileIsNamed() {
        const std::string path = m_dir->filePath("none.json").toStdString();
        QVERIFY(
            refusal(ErrorCode::BadInput, [&] { readStrokeFile(path); }).contains("there is no such file"));
    }

    // What stands where a set was put away is told, not thrown as something that nobody catches.
    void aFileInPlaceOfTheOldSetIsNamed() {
        set().append(drawing(1, 10));
        QVERIFY(test::writeBytes(m_folder + ".old", "x"));
        const QString sentence = refusal(ErrorCode::Failed, [&] { set().read(); });
        QVERIFY2(sentence.contains("my-test-set.old could not be read"), qPrintable(sentence));
    }

    void anEmptySetIsNoError() {
        QCOMPARE(set().read().count(), 0);
        QVERIFY(!isOwnTestSet(m_folder.toStdString()));
    }

    void drawingsAreAppendedAsIdx() {
        QCOMPARE(set().append(drawing(3, 10)).count(), 1);
        const Dataset both = set().append(drawing(9, 20));
        QCOMPARE(both.labels, (std::vector<std::uint8_t>{3, 9}));
        QVERIFY(isOwnTestSet(m_folder.toStdString()));
        QCOMPARE(filesBelow(m_folder), QStringList({"images-idx3-ubyte", "labels-idx1-ubyte"}));
        QCOMPARE(filesBelow(m_dir->filePath("data")), QStringList("my-test-set"));
        QCOMPARE(contents(m_folder + "/images-idx3-ubyte"),
                 test::bigEndian(2051) + test::bigEndian(2) + test::bigEndian(28) + test::bigEndian(28) +
                     QByteArray(784, char(10)) + QByteArray(784, char(20)));
        QCOMPARE(contents(m_folder + "/labels-idx1-ubyte"),
                 test::bigEndian(2049) + test::bigEndian(2) + QByteArray("\x03\x09", 2));
        QCOMPARE(set().read().images, both.images);
    }

    void removeAndInsertAreInverse() {
        for (const int label : {1, 2, 3}) set().append(drawing(label, std::uint8_t(label)));
        const Dataset before = set().read();
        const OwnDrawing second = ownDrawing(before, 1);
        QCOMPARE(set().remove(1, second).labels, (std::vector<std::uint8_t>{1, 3}));
        const Dataset after = set().insert(1, second);
        QCOMPARE(after.labels, before.labels);
        QCOMPARE(after.images, before.images);
    }

    void theLastDrawingCanGo() {
        set().append(drawing(5, 50));
        QCOMPARE(set().remove(0, drawing(5, 50)).count(), 0);
        QCOMPARE(set().read().count(), 0);
        QCOMPARE(set().append(drawing(6, 60)).labels, std::vector<std::uint8_t>{6});
    }

    void anotherDrawingIsNotRemoved() {
        set().append(drawing(5, 50));
        QVERIFY(refusal(ErrorCode::Failed, [&] { set().remove(0, drawing(5, 51)); }).contains("another one"));
        QVERIFY(refusal(ErrorCode::Failed, [&] { set().remove(1, drawing(5, 50)); }).contains("another one"));
        QCOMPARE(set().read().count(), 1);
    }

    void damagedFilesAreLeftAlone_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("says");
        QTest::newRow("labels cut") << "labels-idx1-ubyte" << test::idxLabels(2).chopped(1)
                                    << "9 bytes|expected";
        QTest::newRow("labels for three")
            << "labels-idx1-ubyte" << test::idxLabels(3) << "3 labels for 2 images";
        QTest::newRow("label 12") << "labels-idx1-ubyte"
                                  << test::bigEndian(2049) + test::bigEndian(2) + QByteArray("\x01\x0c", 2)
                                  << "label 12";
        QTest::newRow("images are a text")
            << "images-idx3-ubyte" << QByteArray("a text of some length") << "magic";
        QTest::newRow("images are missing") << "images-idx3-ubyte" << QByteArray() << "missing";
    }

    void damagedFilesAreLeftAlone() {
        QFETCH(QString, file);
        QFETCH(QByteArray, bytes);
        QFETCH(QString, says);
        set().append(drawing(1, 1));
        set().append(drawing(2, 2));
        const QString path = m_folder + '/' + file;
        QVERIFY(bytes.isEmpty() ? QFile::remove(path) : writeBytes(path, bytes));
        const QString other =
            m_folder + (file.startsWith("images") ? "/labels-idx1-ubyte" : "/images-idx3-ubyte");
        const QByteArray otherBytes = contents(other);
        for (int attempt = 0; attempt < 2; ++attempt) {
            const QString sentence = refusal(
                ErrorCode::BadInput, [&] { attempt == 0 ? set().read() : set().append(drawing(3, 3)); });
            QVERIFY2(sentence.contains(says.section('|', 0, 0)) || sentence.contains(says.section('|', 1)),
                     qPrintable(sentence));
            QVERIFY(!sentence.startsWith('[') && !sentence.contains('\n'));
        }
        QCOMPARE(contents(path), bytes);
        QCOMPARE(contents(other), otherBytes);
        QCOMPARE(filesBelow(m_dir->filePath("data")), QStringList("my-test-set"));
    }

    // The program may end between any two steps of a change.
    void aHalfDoneChangeIsUndone() {
        set().append(drawing(1, 1));
        QVERIFY(QDir().rename(m_folder, m_folder + ".old"));  // the new one was not put in place
        QVERIFY(QDir().mkpath(m_folder + ".new"));
        QVERIFY(writeBytes(m_folder + ".new/images-idx3-ubyte", "half"));
        QCOMPARE(set().read().labels, std::vector<std::uint8_t>{1});
        QCOMPARE(set().append(drawing(2, 2)).labels, (std::vector<std::uint8_t>{1, 2}));
        QCOMPARE(filesBelow(m_dir->filePath("data")), QStringList("my-test-set"));
    }

    void aDoneChangeIsKept() {
        set().append(drawing(1, 1));
        QVERIFY(QDir().mkpath(m_folder + ".old"));  // the old one was not removed yet
        QVERIFY(writeBytes(m_folder + ".old/notes.txt", "mine"));
        QCOMPARE(set().read().labels, std::vector<std::uint8_t>{1});
        QCOMPARE(contents(m_folder + "/notes.txt"), QByteArray("mine"));
        QCOMPARE(filesBelow(m_dir->filePath("data")), QStringList("my-test-set"));
    }

    void otherFilesStay() {
        set().append(drawing(1, 1));
        QVERIFY(writeBytes(m_folder + "/notes.txt", "mine"));
        set().append(drawing(2, 2));
        QCOMPARE(contents(m_folder + "/notes.txt"), QByteArray("mine"));
    }

    void aFolderThatCannotBeWrittenSaysSo() {
        if (geteuid() == 0) QSKIP("root may write everywhere");
        set().append(drawing(1, 1));
        const QByteArray parent = m_dir->filePath("data").toUtf8();
        chmod(parent.constData(), 0500);
        const QString sentence = refusal(ErrorCode::Failed, [&] { set().append(drawing(2, 2)); });
        chmod(parent.constData(), 0700);
        QVERIFY2(sentence.contains("could not be"), qPrintable(sentence));
        QCOMPARE(set().read().count(), 1);
    }

  private:
    OwnTestSet set() const { return OwnTestSet(m_folder.toStdString()); }
    DrawnStrokes read(const QByteArray& text) const {
        const QString path = m_dir->filePath("strokes.json");
        writeBytes(path, text);
        return readStrokeFile(path.toStdString());
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_folder;
};

QTEST_APPLESS_MAIN(TestDrawings)
#include "test_drawings.moc"
