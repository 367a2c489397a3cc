// Files are written whole or not at all.
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QtTest>
#include <csignal>

#include "engine/core/files.h"
#include "tests/support/refusal.h"

using namespace quantelier;
using quantelier::test::refusal;

namespace {

constexpr std::int64_t kMega = 1 << 20;

}  // namespace

class TestFiles : public QObject {
    Q_OBJECT

  private:
    QScopedPointer<QTemporaryDir> m_folder;

    QString path(const QString& name) const { return m_folder->filePath(name); }
    std::string native(const QString& name) const { return path(name).toStdString(); }
    QStringList names() const {
        return QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }
    QByteArray content(const QString& name) const {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(cannot be opened)");
    }

  private slots:
    // Names in files reach messages, and messages reach terminals.
    void messagesAreSafeToShow() {
        const auto shown = [](const std::string& text) {
            return std::string(Error(ErrorCode::Failed, text).what());
        };
        QCOMPARE(shown("für 'x\x1b[2J\x07'\r\x7f\nnext"), std::string("für 'x?[2J?'??\nnext"));
        const std::string longest(2000, 'a');
        QCOMPARE(shown(longest), longest);
        QCOMPARE(shown(std::string(1999, 'a') + "bü"),
                 std::string(1400, 'a') + " ... " + std::string(597, 'a') + "bü");
        std::string umlauts = "a";
        for (int i = 0; i < 2000; ++i) umlauts += "ü";
        QVERIFY(QString::fromStdString(shown(umlauts)).count("ü") == 699 + 300);  // no half character
        QVERIFY(!QString::fromStdString(shown(umlauts)).contains(QChar::ReplacementCharacter));
    }

    void init() {
        m_folder.reset(new QTemporaryDir);
        QVERIFY(m_folder->isValid());
    }

    void bytesComeBack_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("text") << QByteArray("abc\n");
        QTest::newRow("zeros and line ends") << QByteArray("\0\r\n\xff\0", 5);
        QTest::newRow("3 MB") << QByteArray(3 * int(kMega), 'x');
    }

    void bytesComeBack() {
        QFETCH(QByteArray, bytes);
        writeFileWhole(native("f"), bytes.toStdString());
        QCOMPARE(content("f"), bytes);
        QCOMPARE(names(), QStringList("f"));
        QCOMPARE(readFile(native("f"), bytes.size()), bytes.toStdString());
    }

    void aLongerFileIsReplacedWhole() {
        writeFileWhole(native("f"), std::string(100000, 'a'));
        writeFileWhole(native("f"), "b");
        QCOMPARE(content("f"), QByteArray("b"));
        QCOMPARE(names(), QStringList("f"));
    }

    // MindSpore makes its checkpoints read-only; ours must be able to take their place.
    void aReadOnlyFileIsReplaced() {
        writeFileWhole(native("f"), "a");
        QCOMPARE(chmod(native("f").c_str(), 0400), 0);
        writeFileWhole(native("f"), "b");
        QCOMPARE(content("f"), QByteArray("b"));
    }

    void theUmaskDecidesWhoMayRead() {
        const mode_t old = umask(027);
        writeFileWhole(native("f"), "a");
        umask(old);
        struct stat status {};
        QCOMPARE(stat(native("f").c_str(), &status), 0);
        QCOMPARE(int(status.st_mode & 0777), 0640);
    }

    void anOpenReaderKeepsTheOldFile() {
        writeFileWhole(native("f"), "old");
        QFile reader(path("f"));
        QVERIFY(reader.open(QIODevice::ReadOnly));
        writeFileWhole(native("f"), "new");
        QCOMPARE(reader.readAll(), QByteArray("old"));
    }

    void aNameWithoutAFolderWorks() {
        const QString before = QDir::currentPath();
        QVERIFY(QDir::setCurrent(m_folder->path()));
        writeFileWhole("plain.txt", "a");
        QVERIFY(QDir::setCurrent(before));
        QCOMPARE(content("plain.txt"), QByteArray("a"));
    }

    void aFolderInTheWayIsNoTarget() {
        QVERIFY(QDir(m_folder->path()).mkdir("d"));
        QCOMPARE(refusal(ErrorCode::Failed, [&] { writeFileWhole(native("d"), "a"); }),
                 path("d") + " could not be replaced: Is a directory");
        QCOMPARE(names(), QStringList("d"));  // and no temporary file
    }

    void aMissingFolderIsRefused() {
        QCOMPARE(refusal(ErrorCode::Failed, [&] { writeFileWhole(native("none/f"), "a"); }),
                 path("none/f") + " could not be created: No such file or directory");
        QVERIFY(names().isEmpty());
    }

    void aFileAsAFolderIsRefused() {
        writeFileWhole(native("f"), "a");
        QCOMPARE(refusal(ErrorCode::Failed, [&] { writeFileWhole(native("f/g"), "a"); }),
                 path("f/g") + " could not be created: Not a directory");
        QCOMPARE(content("f"), QByteArray("a"));
    }

    void anUnwritableFolderIsRefused() {
        if (geteuid() == 0) QSKIP("root may write everywhere");
        writeFileWhole(native("f"), "old");
        QCOMPARE(chmod(m_folder->path().toUtf8(), 0500), 0);
        const QString message = refusal(ErrorCode::Failed, [&] { writeFileWhole(native("f"), "new"); });
        QCOMPARE(chmod(m_folder->path().toUtf8(), 0700), 0);
        QCOMPARE(message, path("f") + " could not be created: Permission denied");
        QCOMPARE(content("f"), QByteArray("old"));
        QCOMPARE(names(), QStringList("f"));
    }

    // A limit of the process stands for the disk's end.
    void aFullDiskLeavesTheOldFile() {
        writeFileWhole(native("f"), "old");
        struct rlimit old {};
        QCOMPARE(getrlimit(RLIMIT_FSIZE, &old), 0);
        struct rlimit small = old;
        small.rlim_cur = 1000;
        const auto handler = std::signal(SIGXFSZ, SIG_IGN);
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
        const QString message =
            refusal(ErrorCode::Failed, [&] { writeFileWhole(native("f"), std::string(5000, 'a')); });
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &old), 0);
        std::signal(SIGXFSZ, handler);
        QCOMPARE(message, path("f") + " could not be written: File too large");
        QCOMPARE(content("f"), QByteArray("old"));
        QCOMPARE(names(), QStringList("f"));
    }

    void readingHasALimit() {
        writeFileWhole(native("f"), "12345");
        QCOMPARE(readFile(native("f"), 5), std::string("12345"));
        QCOMPARE(refusal(ErrorCode::BadInput, [&] { readFile(native("f"), 4); }),
                 path("f") + ": 5 bytes, expected at most 4");
    }

    // The limit is checked before anything is allocated.
    void aHugeFileIsNotRead() {
        writeFileWhole(native("f"), "");
        QCOMPARE(truncate(native("f").c_str(), std::int64_t(1) << 40), 0);
        QCOMPARE(refusal(ErrorCode::BadInput, [&] { readFile(native("f"), kMega); }),
                 path("f") + ": 1099511627776 bytes, expected at most 1048576");
    }

    void whatIsNoFileIsRefused_data() {
        QTest::addColumn<QString>("target");
        QTest::addColumn<QString>("message");
        QTest::newRow("missing") << "none"
                                 << "%1: there is no such file";
        QTest::newRow("missing folder") << "none/f"
                                        << "%1: there is no such file";
        QTest::newRow("folder") << ""
                                << "%1: expected a file, found a folder or device";
        QTest::newRow("device") << "/dev/zero"
                                << "%1: expected a file, found a folder or device";
    }

    void whatIsNoFileIsRefused() {
        QFETCH(QString, target);
        QFETCH(QString, message);
        const QString full = target.startsWith('/') ? target : path(target);
        QCOMPARE(refusal(ErrorCode::BadInput, [&] { readFile(full.toStdString(), kMega); }),
                 message.arg(full));
    }

    void anUnreadableFileIsRefused() {
        if (geteuid() == 0) QSKIP("root may read everything");
        writeFileWhole(native("f"), "a");
        QCOMPARE(chmod(native("f").c_str(), 0), 0);
        QCOMPARE(refusal(ErrorCode::BadInput, [&] { readFile(native("f"), kMega); }),
                 path("f") + ": cannot be read (Permission denied)");
    }

    void foldersAreMadeWithTheirParents() {
        createFolder(native("a/b/c"));
        QVERIFY(QFileInfo(path("a/b/c")).isDir());
        createFolder(native("a/b/c"));  // a second time is no error
        writeFileWhole(native("f"), "a");
        QCOMPARE(refusal(ErrorCode::Failed, [&] { createFolder(native("f/g")); }),
                 path("f/g") + " could not be created: Not a directory");
    }

    void namesOfFiles() {
        QCOMPARE(fileName("/a/b.ckpt"), std::string("b.ckpt"));
        QCOMPARE(fileName("b.ckpt"), std::string("b.ckpt"));
    }
};

QTEST_APPLESS_MAIN(TestFiles)
#include "test_files.moc"
