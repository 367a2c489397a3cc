// Folders of IDX files, in every spelling and place.
#include <QtTest>

#include "engine/core/dataset_folders.h"
#include "engine/data/dataset_loader.h"
#include "tests/support/idx_files.h"
#include "tests/support/refusal.h"

using namespace quantelier;
using namespace quantelier::test;

namespace {

constexpr int kTrain = 30, kTest = 20;

QByteArray trainImages() {
    return idxImages(kTrain, 28, 28, 1);
}
QByteArray testImages() {
    return idxImages(kTest, 28, 28, 2);
}
QByteArray trainLabels() {
    return idxLabels(kTrain, 0);
}
QByteArray testLabels() {
    return idxLabels(kTest, 5);
}

QString hash(const QByteArray& bytes) {
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

// Sets an environment variable, or removes it, for as long as it lives.
class Variable {
  public:
    Variable(const char* name, const QByteArray& value)
        : m_name(name), m_set(qEnvironmentVariableIsSet(name)), m_old(qgetenv(name)) {
        if (value.isNull())
            qunsetenv(name);
        else
            qputenv(name, value);
    }
    ~Variable() {
        if (m_set)
            qputenv(m_name, m_old);
        else
            qunsetenv(m_name);
    }
    Q_DISABLE_COPY_MOVE(Variable)

  private:
    const char* m_name;
    bool m_set;
    QByteArray m_old;
};

// Makes another folder the present one for as long as it lives.
class PresentFolder {
  public:
    explicit PresentFolder(const QString& path) : m_old(QDir::currentPath()) { QDir::setCurrent(path); }
    ~PresentFolder() { QDir::setCurrent(m_old); }
    Q_DISABLE_COPY_MOVE(PresentFolder)

  private:
    QString m_old;
};

}  // namespace

class TestDatasetLoader : public QObject {
    Q_OBJECT

  private:
    QScopedPointer<QTemporaryDir> m_folder;

    std::string folder() const { return m_folder->path().toStdString(); }
    bool write(const QString& name, const QByteArray& bytes) const {
        const QString path = m_folder->filePath(name);
        QDir().mkpath(QFileInfo(path).path());
        return writeBytes(path, bytes);
    }
    // The four files; joint is "." or "-".
    bool writeFour(const QString& joint, bool packed, bool flat, const QString& below = {}) const {
        const auto one = [&](const QString& place, const QString& stem, const QString& suffix,
                             const QByteArray& bytes) {
            return write(below + (flat ? "" : place + "/") + stem + joint + suffix + (packed ? ".gz" : ""),
                         packed ? gzip(bytes) : bytes);
        };
        return one("train", "train-images", "idx3-ubyte", trainImages()) &&
               one("train", "train-labels", "idx1-ubyte", trainLabels()) &&
               one("test", "t10k-images", "idx3-ubyte", testImages()) &&
               one("test", "t10k-labels", "idx1-ubyte", testLabels());
    }
    QString refused() const {
        return refusal(ErrorCode::BadInput, [this] { readDatasetFolder(folder()); });
    }

  private slots:
    void init() { m_folder.reset(new QTemporaryDir); }

    void spellingsAndPlaces_data() {
        QTest::addColumn<QString>("joint");
        QTest::addColumn<bool>("packed");
        QTest::addColumn<bool>("flat");
        for (const char* const joint : {".", "-"})
            for (const bool packed : {false, true})
                for (const bool flat : {false, true})
                    QTest::addRow("%sidx%s, %s", joint, packed ? ".gz" : "",
                                  flat ? "flat" : "train/ and test/")
                        << joint << packed << flat;
    }

    void spellingsAndPlaces() {
        QFETCH(QString, joint);
        QFETCH(bool, packed);
        QFETCH(bool, flat);
        QVERIFY(writeFour(joint, packed, flat));
        const DatasetReport report = readDatasetFolder(folder());
        QCOMPARE(qint64(report.data.train.count()), qint64(kTrain));
        QCOMPARE(qint64(report.data.test.count()), qint64(kTest));
        QCOMPARE(report.data.train.side, 28);
        QVERIFY(report.data.train.images == asBytes(trainImages(), 16));
        QVERIFY(report.data.train.labels == asBytes(trainLabels(), 8));
        QVERIFY(report.data.test.images == asBytes(testImages(), 16));
        QVERIFY(report.data.test.labels == asBytes(testLabels(), 8));
        QVERIFY(!report.data.canonicalMnist);
        QCOMPARE(report.data.source, std::string("mnist"));
        QCOMPARE(report.data.description, folder());
        const QByteArrayList raw = {trainImages(), trainLabels(), testImages(), testLabels()};
        QByteArray digests;
        for (int i = 0; i < 4; ++i) {
            const DatasetFile& file = report.files[std::size_t(i)];
            QCOMPARE(QString::fromStdString(file.sha256), hash(raw[i]));  // of the decompressed bytes
            QVERIFY(QFileInfo(QString::fromStdString(file.path)).isFile());
            QCOMPARE(QString::fromStdString(file.path).endsWith(".gz"), packed);
            digests += file.sha256.c_str();
        }
        QCOMPARE(QString::fromStdString(report.data.sha256), hash(digests));
    }

    void spellingsMayBeMixed() {
        QVERIFY(write("train/train-images.idx3-ubyte", trainImages()));
        QVERIFY(write("train-labels-idx1-ubyte.gz", gzip(trainLabels())));
        QVERIFY(write("test/t10k-images-idx3-ubyte.gz", gzip(testImages())));
        QVERIFY(write("t10k-labels.idx1-ubyte", testLabels()));
        QCOMPARE(qint64(readDatasetFolder(folder()).data.test.count()), qint64(kTest));
    }

    void whatWeWriteComesBack() {
        QVERIFY(writeFour("-", true, true));
        const DatasetReport first = readDatasetFolder(folder());
        QTemporaryDir copy;
        writeDatasetFolder(copy.path().toStdString(), first.data);
        const DatasetReport second = readDatasetFolder(copy.path().toStdString());
        QCOMPARE(second.data.sha256, first.data.sha256);
        QVERIFY(QFileInfo::exists(copy.filePath("train/train-images.idx3-ubyte")));
        QVERIFY(QFileInfo::exists(copy.filePath("train/train-labels.idx1-ubyte")));
        QVERIFY(QFileInfo::exists(copy.filePath("test/t10k-images.idx3-ubyte")));
        QVERIFY(QFileInfo::exists(copy.filePath("test/t10k-labels.idx1-ubyte")));
    }

    void aMissingFolderIsSaid() {
        const std::string none = folder() + "/none";
        QCOMPARE(refusal(ErrorCode::BadInput, [&] { readDatasetFolder(none); }),
                 QString::fromStdString(none) + ": there is no such folder");
        QVERIFY(write("file", "x"));
        const std::string file = folder() + "/file";
        QCOMPARE(refusal(ErrorCode::BadInput, [&] { readDatasetFolder(file); }),
                 QString::fromStdString(file) + ": there is no such folder");
    }

    void aMissingFileIsSaid_data() {
        QTest::addColumn<QString>("missing");
        QTest::addColumn<QString>("expected");
        QTest::newRow("train images")
            << "train/train-images.idx3-ubyte"
            << "train-images-idx3-ubyte (or .idx3-ubyte, with or without .gz) there or in train/";
        QTest::newRow("train labels")
            << "train/train-labels.idx1-ubyte"
            << "train-labels-idx1-ubyte (or .idx1-ubyte, with or without .gz) there or in train/";
        QTest::newRow("test images")
            << "test/t10k-images.idx3-ubyte"
            << "t10k-images-idx3-ubyte (or .idx3-ubyte, with or without .gz) there or in test/";
        QTest::newRow("test labels")
            << "test/t10k-labels.idx1-ubyte"
            << "t10k-labels-idx1-ubyte (or .idx1-ubyte, with or without .gz) there or in test/";
    }

    void aMissingFileIsSaid() {
        QFETCH(QString, missing);
        QFETCH(QString, expected);
        QVERIFY(writeFour(".", false, false));
        QVERIFY(QFile::remove(m_folder->filePath(missing)));
        QCOMPARE(refused(), m_folder->path() + ": expected " + expected + ", found none");
        QVERIFY(QDir(m_folder->path()).mkdir(missing));  // a folder of that name is not the file either
        QCOMPARE(refused(), m_folder->path() + ": expected " + expected + ", found none");
    }

    void wrongFilesAreSaid_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("message");
        QTest::newRow("labels as images")
            << "train/train-images.idx3-ubyte" << trainLabels()
            << "train-images.idx3-ubyte: this is a label file (magic 2049, images have 2051); choose the "
               "file that ends in images-idx3-ubyte";
        QTest::newRow("images as labels")
            << "test/t10k-labels.idx1-ubyte" << testImages()
            << "t10k-labels.idx1-ubyte: this is an image file (magic 2051, labels have 2049); choose the "
               "file that ends in labels-idx1-ubyte";
        QTest::newRow("fewer labels")
            << "train/train-labels.idx1-ubyte" << idxLabels(kTrain - 1)
            << "train-labels.idx1-ubyte: 29 labels for the 30 images of train-images.idx3-ubyte";
        QTest::newRow("more labels")
            << "test/t10k-labels.idx1-ubyte" << idxLabels(kTest + 5)
            << "t10k-labels.idx1-ubyte: 25 labels for the 20 images of t10k-images.idx3-ubyte";
    }

    void wrongFilesAreSaid() {
        QFETCH(QString, file);
        QFETCH(QByteArray, bytes);
        QFETCH(QString, message);
        QVERIFY(writeFour(".", false, false));
        QVERIFY(write(file, bytes));
        QCOMPARE(refused(), message);
    }

    void limits_data() {
        QTest::addColumn<int>("train");
        QTest::addColumn<int>("test");
        QTest::addColumn<int>("trainCount");
        QTest::addColumn<int>("testCount");
        QTest::newRow("all") << 0 << 0 << kTrain << kTest;
        QTest::newRow("first 7 and 3") << 7 << 3 << 7 << 3;
        QTest::newRow("one") << 1 << 1 << 1 << 1;
        QTest::newRow("exactly all") << kTrain << kTest << kTrain << kTest;
        QTest::newRow("more than there are") << 1000 << 1000 << kTrain << kTest;
    }

    void limits() {
        QFETCH(int, train);
        QFETCH(int, test);
        QVERIFY(writeFour(".", false, false));
        DataRecipe recipe;
        recipe.path = folder();
        recipe.trainImages = train;
        recipe.testImages = test;
        const DatasetPair pair = loadDataset(recipe);
        QTEST(int(pair.train.count()), "trainCount");
        QTEST(int(pair.test.count()), "testCount");
        QVERIFY(pair.train.images == asBytes(trainImages().left(16 + 784 * int(pair.train.count())), 16));
        QVERIFY(pair.test.labels == asBytes(testLabels().left(8 + int(pair.test.count())), 8));
        QCOMPARE(pair.sha256, readDatasetFolder(folder()).data.sha256);  // of the whole files
    }

    void imagesWithoutLabels() {
        QVERIFY(write("some.gz", gzip(testImages())));
        const Dataset data = readImages(folder() + "/some.gz");
        QCOMPARE(qint64(data.count()), qint64(kTest));
        QVERIFY(data.images == asBytes(testImages(), 16));
        QCOMPARE(data.labels, std::vector<std::uint8_t>(kTest));
    }

    void sketchedDigitsAreMadeWhenAsked() {
        DataRecipe recipe;
        recipe.source = DataSource::Sketched;
        recipe.path = "/not/used";
        recipe.trainImages = 40;
        recipe.testImages = 20;
        const DatasetPair a = loadDataset(recipe), b = loadDataset(recipe);
        QCOMPARE(qint64(a.train.count()), qint64(40));
        QCOMPARE(qint64(a.test.count()), qint64(20));
        QCOMPARE(a.source, std::string("sketched"));
        QCOMPARE(a.sha256, b.sha256);
        QVERIFY(!a.canonicalMnist);
    }

    void placesAreTriedInOrder() {
        QVERIFY(writeFour(".", false, false, "named/"));
        QVERIFY(writeFour("-", true, true, "present/MNIST_Data/"));
        QVERIFY(writeFour(".", false, false, "user/quantelier/MNIST_Data/"));
        QVERIFY(QDir(m_folder->path()).mkdir("nothing"));
        const Variable user("XDG_DATA_HOME", m_folder->filePath("user").toUtf8());
        const PresentFolder present(m_folder->filePath("present"));
        QCOMPARE(userDatasetFolder(), folder() + "/user/quantelier/MNIST_Data");
        {
            const Variable named("QUANTELIER_DATA", m_folder->filePath("named").toUtf8());
            QCOMPARE(findDatasetFolder(), folder() + "/named");
            QCOMPARE(loadDataset({}).description, folder() + "/named");
        }
        const Variable unnamed("QUANTELIER_DATA", QByteArray());
        QCOMPARE(findDatasetFolder(), std::string("MNIST_Data"));
        QCOMPARE(qint64(loadDataset({}).train.count()), qint64(kTrain));
        const PresentFolder nothing(m_folder->filePath("nothing"));
        QCOMPARE(findDatasetFolder(), folder() + "/user/quantelier/MNIST_Data");
    }

    // A folder named by the user is meant: that it is wrong must not be hidden by other data.
    void aWrongNamedFolderIsAnError() {
        QVERIFY(writeFour(".", false, false, "user/quantelier/MNIST_Data/"));
        const Variable user("XDG_DATA_HOME", m_folder->filePath("user").toUtf8());
        const Variable named("QUANTELIER_DATA", "/nowhere/mnist");
        QCOMPARE(findDatasetFolder(), std::string("/nowhere/mnist"));
        QCOMPARE(refusal(ErrorCode::BadInput, [] { loadDataset({}); }),
                 "/nowhere/mnist: there is no such folder");
    }

    void withoutAnyFolder() {
        const Variable user("XDG_DATA_HOME", m_folder->filePath("user").toUtf8());
        const Variable unnamed("QUANTELIER_DATA", QByteArray());
        const PresentFolder present(m_folder->path());
        QCOMPARE(findDatasetFolder(), std::string());
        DataRecipe recipe;
        recipe.trainImages = 10;
        recipe.testImages = 10;
        QCOMPARE(loadDataset(recipe).source, std::string("sketched"));
        recipe.source = DataSource::Mnist;
        QCOMPARE(refusal(ErrorCode::BadInput, [&] { loadDataset(recipe); }),
                 "MNIST was not found in $QUANTELIER_DATA, ./MNIST_Data or " +
                     m_folder->filePath("user/quantelier/MNIST_Data") +
                     "; give its folder, or use the built-in sketched digits");
    }

    void withoutXdgTheHomeFolderIsTaken() {
        const Variable user("XDG_DATA_HOME", QByteArray("")), home("HOME", "/home/somebody");
        QCOMPARE(userDatasetFolder(), std::string("/home/somebody/.local/share/quantelier/MNIST_Data"));
    }

    void mnistIsCanonical() {
        const QString shared = qEnvironmentVariable("QUANTELIER_SHARED") + "/MNIST_Data";
        if (!QFileInfo::exists(shared))
            QSKIP("MNIST is not beside the repository ($QUANTELIER_SHARED/MNIST_Data)");
        const DatasetReport report = readDatasetFolder(shared.toStdString());
        QVERIFY(report.data.canonicalMnist);
        QCOMPARE(qint64(report.data.train.count()), qint64(60000));
        QCOMPARE(qint64(report.data.test.count()), qint64(10000));
        const std::array<int, 10> perDigit = {980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009};
        for (int digit = 0; digit < 10; ++digit)
            QCOMPARE(int(std::count(report.data.test.labels.begin(), report.data.test.labels.end(), digit)),
                     perDigit[std::size_t(digit)]);
        QCOMPARE(report.files[0].sha256,
                 std::string("ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"));
        QCOMPARE(report.files[1].sha256,
                 std::string("65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"));
        QCOMPARE(report.files[2].sha256,
                 std::string("0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"));
        QCOMPARE(report.files[3].sha256,
                 std::string("ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"));
        for (std::size_t i = 0; i < 4; ++i) {
            QVERIFY(isCanonicalFile(report.files[i].path, i));
            QVERIFY(!isCanonicalFile(report.files[i].path, (i + 2) % 4));
        }
    }

    // A byte of difference, a cut, or another kind of file is not canonical, and no error either.
    void otherFilesAreNotCanonical() {
        QVERIFY(write("images", trainImages()));
        for (std::size_t which = 0; which < 4; ++which) {
            QVERIFY(!isCanonicalFile(folder() + "/images", which));
            QVERIFY(!isCanonicalFile(folder() + "/none", which));
        }
        QCOMPARE(std::string(canonicalFiles()[2].name), std::string("t10k-images-idx3-ubyte"));
    }

    void fashionMnistLoads() {
        if (!QFileInfo::exists(kFashionFolder)) QSKIP("Debian's dataset-fashion-mnist is not installed");
        DataRecipe recipe;
        recipe.source = DataSource::Fashion;
        const DatasetPair pair = loadDataset(recipe);
        QCOMPARE(pair.source, std::string("fashion"));
        QCOMPARE(qint64(pair.train.count()), qint64(60000));
        QCOMPARE(qint64(pair.test.count()), qint64(10000));
        for (int label = 0; label < 10; ++label)
            QCOMPARE(int(std::count(pair.test.labels.begin(), pair.test.labels.end(), label)), 1000);
        QVERIFY(!pair.canonicalMnist);
    }
};

QTEST_APPLESS_MAIN(TestDatasetLoader)
#include "test_dataset_loader.moc"
