#include "app/run_store.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>
#include <algorithm>

#include "engine/core/folder_lock.h"
#include "engine/session.h"

namespace quantelier {

namespace {

QString markOf(const QString& folder) {
    return QDir(folder).filePath(QStringLiteral(".unfinished"));
}

}  // namespace

RunStore::RunStore(QString root) : m_root(std::move(root)) {}

QString RunStore::nextFolder(const Recipe& recipe, const std::string& dataSource) const {
    const QString base = QDir(m_root).filePath(QString::fromStdString(dataSource + "-" + recipe.preset));
    return QString::fromStdString(nextFreeFolder(base.toStdString()));
}

void RunStore::markBegun(const QString& folder) const {
    QFile mark(markOf(folder));
    if (!mark.open(
            QIODevice::WriteOnly))  // then it cannot be offered at the next start, which is no reason to stop
        qWarning("%s", qPrintable(mark.errorString()));
    if (QFileInfo(folder).dir() == QDir(m_root)) return;
    QStringList others = elsewhere();
    others.removeAll(folder);
    setElsewhere(others << folder);
}

void RunStore::markEnded(const QString& folder) const {
    QFile::remove(markOf(folder));
    QStringList others = elsewhere();
    if (others.removeAll(folder) > 0) setElsewhere(others);
}

QStringList RunStore::unfinished() const {
    QStringList found;
    const QDir root(m_root);
    QStringList all = elsewhere();
    for (const QString& name : root.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) all << root.filePath(name);
    for (const QString& folder : all)
        if (QFile::exists(markOf(folder)) && !FolderLock::isHeld(folder.toStdString())) found << folder;
    const auto written = [](const QString& folder) {
        return QFileInfo(folder + QStringLiteral("/checkpoints")).lastModified();
    };
    std::sort(found.begin(), found.end(),
              [&](const QString& a, const QString& b) { return written(a) > written(b); });
    return found;
}

QString RunStore::elsewherePath() const {
    return QDir(m_root).filePath(QStringLiteral(".unfinished-elsewhere"));
}

QStringList RunStore::elsewhere() const {
    QFile file(elsewherePath());
    if (!file.open(QIODevice::ReadOnly)) return {};
    return QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
}

void RunStore::setElsewhere(const QStringList& folders) const {
    QDir().mkpath(m_root);
    QSaveFile file(elsewherePath());
    const QByteArray text = folders.join(QLatin1Char('\n')).toUtf8();
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit())
        qWarning("%s", qPrintable(file.errorString()));
}

QString RunStore::defaultRoot() {
    return QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation))
        .filePath(QStringLiteral("runs"));
}

QString RunStore::runName(const QString& folder) {
    return QFileInfo(folder).fileName();
}

}  // namespace quantelier
