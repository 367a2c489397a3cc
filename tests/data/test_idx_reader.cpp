// IDX files: what is read, and what each damaged file is told apart by.
#include <sys/resource.h>
#include <sys/stat.h>

#include <QtTest>

#include "engine/data/idx_reader.h"
#include "tests/support/idx_files.h"
#include "tests/support/refusal.h"

using namespace quantelier;
using namespace quantelier::test;

namespace {

const QByteArray kPage = "<!DOCTYPE html><html><head><title>404 Not Found</title></head></html>\n";

QByteArray incompressible(int size) {
    QByteArray bytes;
    for (unsigned seed = 5; bytes.size() < size;) bytes += char((seed = seed * 1664525u + 1013904223u) >> 24);
    return bytes;
}

}  // namespace

class TestIdxReader : public QObject {
    Q_OBJECT

  private:
    QTemporaryDir m_folder;

    std::string write(const QString& name, const QByteArray& bytes) {
        const QString path = m_folder.filePath(name);
        return writeBytes(path, bytes) ? path.toStdString() : std::string("(could not be written)");
    }

  private slots:
    void readsRawAndGzip_data() {
        QTest::addColumn<bool>("packed");
        QTest::addColumn<int>("count");
        for (const bool packed : {false, true})
            for (const int count :
                 {1, 3, 2000})  // 2 000 images are more than the 1 MB that is read at a time
                QTest::addRow("%d%s", count, packed ? ", gzip" : "") << packed << count;
    }

    void readsRawAndGzip() {
        QFETCH(bool, packed);
        QFETCH(int, count);
        const QByteArray images = idxImages(count), labels = idxLabels(count);
        // The ending does not decide: the content does.
        for (const char* const ending : {"", ".gz"}) {
            const IdxFile i =
                readIdxImages(write(QString("images%1").arg(ending), packed ? gzip(images) : images));
            QCOMPARE(qint64(i.count), qint64(count));
            QCOMPARE(i.rows, 28);
            QCOMPARE(i.columns, 28);
            QCOMPARE(i.header, std::size_t(16));
            QVERIFY(i.raw == asBytes(images, 0));
            QCOMPARE(int(i.data()[0]), int(std::uint8_t(images[16])));
            const IdxFile l =
                readIdxLabels(write(QString("labels%1").arg(ending), packed ? gzip(labels) : labels));
            QCOMPARE(qint64(l.count), qint64(count));
            QCOMPARE(l.rows, 0);
            QCOMPARE(l.header, std::size_t(8));
            QVERIFY(l.raw == asBytes(labels, 0));
        }
    }

    // gzip files may be joined end to end, as `cat` does.
    void readsAGzipOfTwoMembers() {
        const QByteArray images = idxImages(4);
        QVERIFY(readIdxImages(write("two.gz", gzip(images.left(1000)) + gzip(images.mid(1000)))).raw ==
                asBytes(images, 0));
    }

    void badImagesAreRefused_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("finding");
        const auto row = [](const char* name, const QByteArray& bytes, const QString& finding) {
            QTest::newRow(name) << bytes << finding;
            QTest::addRow("%s, gzip", name) << gzip(bytes) << finding;
        };
        const QByteArray good = idxImages(3),
                         whole =
                             "2368 bytes expected from its header, found %1; the download may be incomplete";
        row("empty", "", "expected an IDX image file (magic 2051), found an empty file");
        row("labels", idxLabels(5),
            "this is a label file (magic 2049, images have 2051); choose the file that ends in "
            "images-idx3-ubyte");
        row("web page", kPage,
            "expected an IDX image file (magic 2051), found a web page; the download went wrong");
        row("web page after blanks", "\r\n  " + kPage,
            "expected an IDX image file (magic 2051), found a web page; the download went wrong");
        row("web page after a byte order mark", "\xef\xbb\xbf" + kPage,
            "expected an IDX image file (magic 2051), found a web page; the download went wrong");
        row("other magic", bigEndian(2052) + good.mid(4),
            "expected an IDX image file (magic 2051), found magic 2052");
        row("little-endian", QByteArray("\x03\x08\0\0", 4) + good.mid(4),
            "expected an IDX image file (magic 2051), found magic 50855936");
        row("seven bytes", good.left(7), "expected an IDX image file (magic 2051), found only 7 bytes");
        row("half a header", good.left(12), "the header needs 16 bytes, found 12");
        row("no images", idxImages(0), "the header says 0 entries, expected 1 to 10000000");
        row("impossible count", bigEndian(2051) + bigEndian(4000000000u) + good.mid(8),
            "the header says 4000000000 entries, expected 1 to 10000000");
        row("27 rows", idxImages(3, 27, 28), "images of 27 x 28 pixels, expected 28 x 28");
        row("32 x 32", idxImages(3, 32, 32), "images of 32 x 32 pixels, expected 28 x 28");
        row("no columns", idxImages(3, 28, 0), "images of 28 x 0 pixels, expected 28 x 28");
        row("huge dimensions",
            bigEndian(2051) + bigEndian(1) + bigEndian(0xffffffffu) + bigEndian(0xffffffffu),
            "images of 4294967295 x 4294967295 pixels, expected 28 x 28");
        row("header alone", good.left(16), QString(whole).arg(16));
        row("one byte short", good.chopped(1), QString(whole).arg(2367));
        row("one byte more", good + '\0', "the file goes on after the 2368 bytes that its header announces");
        row("much more", good + idxImages(2000),
            "the file goes on after the 2368 bytes that its header announces");
    }

    void badImagesAreRefused() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, finding);
        const std::string path = write("train-images.idx3-ubyte", bytes);
        QCOMPARE(refusal(ErrorCode::BadInput, [&] { readIdxImages(path); }),
                 "train-images.idx3-ubyte: " + finding);
    }

    void badLabelsAreRefused_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("finding");
        QByteArray ten = idxLabels(5), high = idxLabels(5);
        ten[8 + 3] = 10;
        high[8] = char(255);
        QTest::newRow("images") << idxImages(2)
                                << "this is an image file (magic 2051, labels have 2049); choose the file "
                                   "that ends in labels-idx1-ubyte";
        QTest::newRow("empty") << QByteArray()
                               << "expected an IDX label file (magic 2049), found an empty file";
        QTest::newRow("web page")
            << kPage << "expected an IDX label file (magic 2049), found a web page; the download went wrong";
        QTest::newRow("label 10") << ten << "label 10 at position 3, expected 0 to 9";
        QTest::newRow("label 255") << high << "label 255 at position 0, expected 0 to 9";
        QTest::newRow("cut") << idxLabels(5).chopped(2)
                             << "13 bytes expected from its header, found 11; the download may be incomplete";
        QTest::newRow("more") << idxLabels(5) + "x"
                              << "the file goes on after the 13 bytes that its header announces";
        QTest::newRow("no labels") << idxLabels(0) << "the header says 0 entries, expected 1 to 10000000";
    }

    void badLabelsAreRefused() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, finding);
        const std::string path = write("t10k-labels-idx1-ubyte.gz", bytes);
        QCOMPARE(refusal(ErrorCode::BadInput, [&] { readIdxLabels(path); }),
                 "t10k-labels-idx1-ubyte.gz: " + finding);
    }

    // Every cut of a gzip file is noticed, as incomplete and never as a shorter data set.
    void aCutGzipIsRefused() {
        const QByteArray packed = gzip(idxImages(2));
        for (qsizetype size = 1; size < packed.size();
             size += size < 60 || size > packed.size() - 30 ? 1 : 37) {
            const std::string path = write("cut.gz", packed.left(size));
            const QString message = refusal(ErrorCode::BadInput, [&] { readIdxImages(path); });
            QVERIFY2(message.startsWith("cut.gz: "), qPrintable(message));
            if (size >= 18)  // past gzip's own header and the first bytes
                QVERIFY2(message.contains("the gzip data ends early") &&
                             message.endsWith("the download may be incomplete"),
                         qPrintable(QString("%1 bytes: %2").arg(size).arg(message)));
        }
    }

    // Every changed byte of the packed data is noticed, at the latest by gzip's checksum.
    void aDamagedGzipIsRefused() {
        const QByteArray packed = gzip(idxImages(2));
        for (qsizetype at = 10; at < packed.size(); at += at < 200 || at > packed.size() - 20 ? 1 : 23) {
            QByteArray damaged = packed;
            damaged[at] = char(damaged[at] ^ 0x55);
            const std::string path = write("damaged.gz", damaged);
            const QString message = refusal(ErrorCode::BadInput, [&] { readIdxImages(path); });
            QVERIFY2(message.startsWith("damaged.gz: "),
                     qPrintable(QString("byte %1: %2").arg(at).arg(message)));
        }
    }

    void aWrongChecksumIsSaid() {
        QByteArray packed = gzip(idxImages(2));
        packed[packed.size() - 8] = char(packed[packed.size() - 8] ^ 1);
        const std::string path = write("sum.gz", packed);
        QCOMPARE(refusal(ErrorCode::BadInput, [&] { readIdxImages(path); }),
                 "sum.gz: the gzip data is damaged or cut off after 0 bytes (incorrect data check)");
    }

    // A header that announces 7.8 GB must not make the program ask for them.
    void aHugeCountAllocatesNothing() {
        const QByteArray header = bigEndian(2051) + bigEndian(10000000) + bigEndian(28) + bigEndian(28);
        const std::string path = write("huge", header + incompressible(100));
        struct rusage before {
        }, after{};
        getrusage(RUSAGE_SELF, &before);
        QCOMPARE(
            refusal(ErrorCode::BadInput, [&] { readIdxImages(path); }),
            "huge: 7840000016 bytes expected from its header, found 116; the download may be incomplete");
        getrusage(RUSAGE_SELF, &after);
        QVERIFY(after.ru_maxrss - before.ru_maxrss < 50 * 1024);  // in kB
    }

    // 157 MB of paper in 153 kB: refused by the header, before anything is unpacked.
    void aGzipBombIsRefused() {
        const QByteArray header = bigEndian(2051) + bigEndian(200'000) + bigEndian(28) + bigEndian(28);
        const QByteArray bomb = gzip(header + QByteArray(200'000 * 784, '\0'));
        const std::string path = write("bomb.gz", bomb);
        QCOMPARE(
            refusal(ErrorCode::BadInput, [&] { readIdxImages(path); }),
            QString("bomb.gz: its header announces 156800000 bytes, which a file of %1 bytes does not hold")
                .arg(bomb.size()));
    }

    // Opened, it would wait for a writer without end.
    void aPipeIsNotOpened() {
        const std::string path = m_folder.filePath("pipe").toStdString();
        QCOMPARE(mkfifo(path.c_str(), 0600), 0);
        QCOMPARE(refusal(ErrorCode::BadInput, [&] { readIdxLabels(path); }),
                 "pipe: expected a file, found a device or a pipe");
    }

    void whatIsNoFileIsRefused() {
        const std::string missing = m_folder.filePath("none.gz").toStdString();
        QCOMPARE(refusal(ErrorCode::BadInput, [&] { readIdxImages(missing); }),
                 "none.gz: cannot be opened (No such file or directory)");
        QVERIFY(QDir(m_folder.path()).mkdir("folder"));
        const std::string folder = m_folder.filePath("folder").toStdString();
        QCOMPARE(refusal(ErrorCode::BadInput, [&] { readIdxLabels(folder); }),
                 "folder: expected a file, found a folder");
    }
};

QTEST_APPLESS_MAIN(TestIdxReader)
#include "test_idx_reader.moc"
