#include "app/download.h"

#include <unistd.h>

#include <QCoreApplication>
#include <QDir>
#include <QEventLoop>
#include <QNetworkReply>
#include <QTimer>
#include <cstdio>

#include "engine/session.h"

namespace quantelier {

namespace {

constexpr int kTransferTimeoutMs = 30'000;
constexpr int kHttpPartialContent = 206;
constexpr int kHttpRangeNotSatisfiable = 416;

}  // namespace

MnistDownload::MnistDownload(QString folder, QStringList mirrors, QObject* parent)
    : QObject(parent), m_folder(std::move(folder)), m_mirrors(std::move(mirrors)) {}

QStringList MnistDownload::builtInMirrors() {
    QFile list(QStringLiteral(":/mnist-mirrors.txt"));
    if (!list.open(QIODevice::ReadOnly)) return {};
    return QString::fromUtf8(list.readAll()).split(u'\n', Qt::SkipEmptyParts);
}

void MnistDownload::start() {
    if (!QDir().mkpath(m_folder)) {
        emit failed(tr("%1 could not be created.").arg(m_folder));
        return;
    }
    m_file = 0;
    nextFile();
}

void MnistDownload::cancel() {
    if (!m_reply) return;
    QNetworkReply* const reply = m_reply;
    m_reply = nullptr;
    reply->disconnect(this);
    reply->abort();
    reply->deleteLater();
    closePart();
    emit cancelled();
}

// What has arrived is kept for the next time; nothing is not.
void MnistDownload::closePart() {
    m_part.close();
    if (m_part.size() == 0) m_part.remove();
}

QString MnistDownload::targetPath() const {
    return QDir(m_folder).filePath(QString::fromUtf8(canonicalFiles()[m_file].name) + QStringLiteral(".gz"));
}

// Skips files that are already there and right.
void MnistDownload::nextFile() {
    while (m_file < canonicalFiles().size() && QFile::exists(targetPath()) &&
           isCanonicalFile(targetPath().toStdString(), m_file))
        ++m_file;
    if (m_file == canonicalFiles().size()) {
        emit finished(m_folder);
        return;
    }
    m_mirror = 0;
    m_reasons.clear();
    request();
}

void MnistDownload::request() {
    m_part.setFileName(targetPath() + QStringLiteral(".part"));
    if (!m_part.open(QIODevice::Append)) {
        emit failed(tr("%1 could not be written: %2.").arg(m_part.fileName(), m_part.errorString()));
        return;
    }
    m_resumedFrom = m_part.size();
    QNetworkRequest request(QUrl(m_mirrors.at(m_mirror) + QFileInfo(targetPath()).fileName()));
    request.setTransferTimeout(kTransferTimeoutMs);
    // The file is gzip as such; letting Qt ask for compressed transfer would unpack it on the way.
    request.setRawHeader("Accept-Encoding", "identity");
    if (m_resumedFrom > 0) request.setRawHeader("Range", "bytes=" + QByteArray::number(m_resumedFrom) + "-");
    m_reply = m_network.get(request);
    connect(m_reply, &QNetworkReply::readyRead, this, &MnistDownload::receive);
    connect(m_reply, &QNetworkReply::finished, this, &MnistDownload::replyFinished);
    connect(m_reply, &QNetworkReply::downloadProgress, this, [this](qint64 received, qint64 total) {
        emit progress(m_resumedFrom + received, total < 0 ? -1 : m_resumedFrom + total,
                      QFileInfo(targetPath()).fileName());
    });
}

void MnistDownload::receive() {
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status >= 400) return;                                 // an error page is not data
    if (m_resumedFrom > 0 && status != kHttpPartialContent) {  // the server starts from the beginning
        m_part.resize(0);
        m_resumedFrom = 0;
    }
    const QByteArray bytes = m_reply->readAll();
    if (m_part.write(bytes) != bytes.size()) {
        const QString sentence =
            tr("%1 could not be written: %2.").arg(m_part.fileName(), m_part.errorString());
        cancel();
        emit failed(sentence);
    }
}

void MnistDownload::replyFinished() {
    QNetworkReply* const reply = m_reply;
    if (!reply) return;
    if (reply->error() == QNetworkReply::NoError) receive();
    if (!m_reply) return;
    m_reply = nullptr;
    reply->deleteLater();
    closePart();
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const bool complete = reply->error() == QNetworkReply::NoError || status == kHttpRangeNotSatisfiable;
    if (!complete) {
        tryNextMirror(reply->errorString());
        return;
    }
    if (!isCanonicalFile(m_part.fileName().toStdString(), m_file)) {
        m_part.remove();
        tryNextMirror(tr("its SHA-256 is wrong"));
        return;
    }
    QFile::remove(targetPath());
    m_part.rename(targetPath());
    ++m_file;
    nextFile();
}

void MnistDownload::tryNextMirror(const QString& reason) {
    m_reasons << QStringLiteral("%1 (%2)").arg(QUrl(m_mirrors.at(m_mirror)).host(), reason);
    if (++m_mirror < m_mirrors.size()) {
        request();
        return;
    }
    emit failed(tr("%1 could not be downloaded from %2.")
                    .arg(QFileInfo(targetPath()).fileName(), m_reasons.join(tr(" or "))));
}

void downloadMnistBlocking(const std::string& folder, const CancelToken& cancel) {
    int argc = 0;
    const QCoreApplication app(argc, nullptr);
    MnistDownload download(QString::fromStdString(folder), MnistDownload::builtInMirrors());
    QEventLoop loop;
    QString failure;
    const bool terminal = isatty(STDERR_FILENO);
    QObject::connect(&download, &MnistDownload::failed, &loop, [&](const QString& sentence) {
        failure = sentence;
        loop.quit();
    });
    QObject::connect(&download, &MnistDownload::finished, &loop, &QEventLoop::quit);
    QObject::connect(&download, &MnistDownload::progress, &loop,
                     [&](qint64 received, qint64 total, const QString& file) {
                         if (terminal)
                             std::fprintf(stderr, "\r\033[K%s: %.1f of %.1f MB", qPrintable(file),
                                          1e-6 * double(received), 1e-6 * double(total));
                     });
    QTimer watch;  // Ctrl-C arrives on another thread
    QObject::connect(&watch, &QTimer::timeout, &loop, [&] {
        if (!cancel.isCancelled()) return;
        download.cancel();
        loop.quit();
    });
    watch.start(100);
    QMetaObject::invokeMethod(&download, &MnistDownload::start, Qt::QueuedConnection);
    loop.exec();
    if (terminal) std::fprintf(stderr, "\r\033[K");
    if (cancel.isCancelled())
        throw Error(ErrorCode::Interrupted, "Stopped; the next download goes on from here.");
    if (!failure.isEmpty()) throw Error(ErrorCode::Failed, failure.toStdString());
    std::printf("MNIST is in %s; all four SHA-256 are right.\n", folder.c_str());
}

}  // namespace quantelier
