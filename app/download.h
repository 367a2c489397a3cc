// Downloads MNIST over HTTPS, resumes what was begun, and keeps only files whose SHA-256 is right.
#pragma once

#include <QFile>
#include <QNetworkAccessManager>
#include <QObject>
#include <QStringList>
#include <memory>
#include <string>

#include "engine/core/cancel_token.h"

class QNetworkReply;

namespace quantelier {

/// Asynchronous, on the thread that owns it. Files arrive as <folder>/<name>.gz.part and are renamed when
/// checked.
class MnistDownload : public QObject {
    Q_OBJECT

  public:
    /// `mirrors` are tried in turn for each file; each ends in a slash.
    MnistDownload(QString folder, QStringList mirrors, QObject* parent = nullptr);

    static QStringList builtInMirrors();

    void start();
    void cancel();  ///< what has arrived stays, so that the next start continues it

  signals:
    void progress(qint64 received, qint64 total, const QString& file);  ///< total -1: unknown
    void finished(const QString& folder);
    void failed(const QString& sentence);
    void cancelled();

  private:
    void nextFile();
    void request();
    void receive();
    void replyFinished();
    void tryNextMirror(const QString& reason);
    void closePart();
    QString targetPath() const;

    QString m_folder;
    QStringList m_mirrors;
    QNetworkAccessManager m_network;
    QNetworkReply* m_reply = nullptr;
    QFile m_part;
    qint64 m_resumedFrom = 0;
    std::size_t m_file = 0;
    int m_mirror = 0;
    QStringList m_reasons;  // why each mirror failed for this file
};

/// Runs a download to its end, with progress on a terminal; for the command line. Throws Error(Failed), or
/// Error(Interrupted) when cancelled.
void downloadMnistBlocking(const std::string& folder, const CancelToken& cancel);

}  // namespace quantelier
