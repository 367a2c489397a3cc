// The download of MNIST against a local server: resuming, wrong bytes, missing files, mirrors.
#include <zlib.h>

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include "app/download.h"
#include "engine/session.h"

using namespace quantelier;

namespace {

// Serves files over HTTP/1.1, with ranges; keeps what was asked for.
class FileServer : public QTcpServer {
  public:
    FileServer() {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket* const socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { answer(socket); });
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        });
    }
    QString url() const { return QStringLiteral("http://127.0.0.1:%1/").arg(serverPort()); }
    QHash<QString, QByteArray> files;
    QStringList requests;  // "name" or "name from N"
    qint64 cutAfter = -1;  // closes the connection after so many bytes of a body

  private:
    void answer(QTcpSocket* socket) {
        const QString head = socket->readAll();
        const QString name = head.section(' ', 1, 1).mid(1);
        const QRegularExpressionMatch range = QRegularExpression("Range: bytes=(\\d+)-").match(head);
        const qint64 from = range.hasMatch() ? range.captured(1).toLongLong() : 0;
        requests << (from ? QString("%1 from %2").arg(name).arg(from) : name);
        if (!files.contains(name)) {
            socket->write("HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\nConnection: close\r\n\r\nnone");
            socket->disconnectFromHost();
            return;
        }
        const QByteArray body = files[name].mid(from);
        socket->write(from ? "HTTP/1.1 206 Partial Content\r\n" : "HTTP/1.1 200 OK\r\n");
        socket->write("Content-Length: " + QByteArray::number(body.size()) + "\r\nConnection: close\r\n\r\n");
        socket->write(cutAfter >= 0 ? body.left(cutAfter) : body);
        socket->disconnectFromHost();
    }
};

QByteArray gzipped(const QByteArray& raw) {
    // qCompress makes zlib data; gzip is another frame around the same deflate stream, which zlib's gzwrite
    // makes.
    QTemporaryDir dir;
    const QString path = dir.filePath("x.gz");
    gzFile file = gzopen(path.toLocal8Bit(), "wb1");
    gzwrite(file, raw.data(), unsigned(raw.size()));
    gzclose(file);
    QFile in(path);
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
}

}  // namespace

class TestDownload : public QObject {
    Q_OBJECT

  private slots:
    void initTestCase() {
        const QDir shared(qEnvironmentVariable("QUANTELIER_SHARED") + "/MNIST_Data");
        m_hasMnist = shared.exists();
        if (!m_hasMnist) return;
        for (const CanonicalFile& file : canonicalFiles()) {
            const QString name = QString::fromUtf8(file.name);
            QString stored = name;
            stored.replace("-idx", ".idx");
            QFile in(shared.filePath((name.startsWith("train") ? "train/" : "test/") + stored));
            QVERIFY(in.open(QIODevice::ReadOnly));
            m_files[name + ".gz"] = gzipped(in.readAll());
        }
    }

    void wholeDownload() {
        if (!m_hasMnist) QSKIP("no ../shared/MNIST_Data here: only the real files have the right SHA-256");
        FileServer server;
        server.files = m_files;
        QTemporaryDir dir;
        MnistDownload download(dir.filePath("MNIST_Data"), {server.url()});
        QSignalSpy finished(&download, &MnistDownload::finished),
            progress(&download, &MnistDownload::progress);
        download.start();
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 60000);
        QVERIFY(progress.size() > 0);
        QCOMPARE(server.requests.size(), 4);
        QVERIFY(readDatasetFolder(dir.filePath("MNIST_Data").toStdString()).data.canonicalMnist);
        QCOMPARE(QDir(dir.filePath("MNIST_Data")).entryList({"*.part"}).size(), 0);
        // Once more: everything is there, nothing is asked for.
        MnistDownload again(dir.filePath("MNIST_Data"), {server.url()});
        QSignalSpy finishedAgain(&again, &MnistDownload::finished);
        again.start();
        QTRY_COMPARE_WITH_TIMEOUT(finishedAgain.size(), 1, 60000);
        QCOMPARE(server.requests.size(), 4);
    }

    void brokenOffIsResumed() {
        if (!m_hasMnist) QSKIP("no ../shared/MNIST_Data here: only the real files have the right SHA-256");
        FileServer server;
        server.files = m_files;
        server.cutAfter = 5000;
        QTemporaryDir dir;
        MnistDownload download(dir.path(), {server.url()});
        QSignalSpy failed(&download, &MnistDownload::failed), finished(&download, &MnistDownload::finished);
        download.start();
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 60000);
        QCOMPARE(QFileInfo(dir.filePath("train-images-idx3-ubyte.gz.part")).size(), 5000);
        server.cutAfter = -1;
        download.start();
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 60000);
        QVERIFY(server.requests.contains("train-images-idx3-ubyte.gz from 5000"));
    }

    void wrongBytesAreNotKept() {
        FileServer server;
        server.files["train-images-idx3-ubyte.gz"] = "<html>not what you wanted</html>";
        QTemporaryDir dir;
        MnistDownload download(dir.path(), {server.url()});
        QSignalSpy failed(&download, &MnistDownload::failed);
        download.start();
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 60000);
        const QString sentence = failed[0][0].toString();
        QVERIFY2(sentence.contains("train-images-idx3-ubyte.gz") && sentence.contains("SHA-256 is wrong"),
                 qPrintable(sentence));
        QVERIFY(QDir(dir.path()).entryList(QDir::Files).isEmpty());
    }

    void nextMirrorIsTried() {
        FileServer empty, wrong;
        wrong.files["train-images-idx3-ubyte.gz"] = "x";
        QTemporaryDir dir;
        MnistDownload download(dir.path(), {empty.url(), wrong.url()});
        QSignalSpy failed(&download, &MnistDownload::failed);
        download.start();
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 60000);
        QCOMPARE(empty.requests.size(), 1);
        QCOMPARE(wrong.requests.size(), 1);
        QVERIFY(QDir(dir.path()).entryList(QDir::Files).isEmpty());
    }

    void unreachableMirrorLeavesNothing() {
        QTemporaryDir dir;
        MnistDownload download(dir.path(), {QStringLiteral("http://127.0.0.1:9/")});
        QSignalSpy failed(&download, &MnistDownload::failed);
        download.start();
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 60000);
        QVERIFY(QDir(dir.path()).entryList(QDir::Files).isEmpty());
    }

    void unwritableFolderIsSaid() {
        QTemporaryDir dir;
        QFile file(dir.filePath("file"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        MnistDownload download(dir.filePath("file/inside"), {QStringLiteral("http://127.0.0.1:9/")});
        QSignalSpy failed(&download, &MnistDownload::failed);
        download.start();
        QCOMPARE(failed.size(), 1);
        QVERIFY(failed[0][0].toString().contains("could not be created"));
    }

    void mirrorsAreInTheResources() {
        const QStringList mirrors = MnistDownload::builtInMirrors();
        QVERIFY(mirrors.size() >= 2);
        for (const QString& mirror : mirrors)
            QVERIFY2(mirror.startsWith("https://") && mirror.endsWith('/'), qPrintable(mirror));
    }

  private:
    bool m_hasMnist = false;
    QHash<QString, QByteArray> m_files;
};

QTEST_GUILESS_MAIN(TestDownload)
#include "test_download.moc"
