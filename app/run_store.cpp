#include "app/run_store.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
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

void RunStore::markBegun(const QString& folder) {
    QFile mark(markOf(folder));
    if (!mark.open(
            QIODevice::WriteOnly))  // then it cannot be offered at the next start, which is no reason to stop
        qWarning("%s", qPrintable(mark.errorString()));
}

void RunStore::markEnded(const QString& folder) {
    QFile::remove(markOf(folder));
}

QStringList RunStore::unfinished() const {
    QStringList found;
    const QDir root(m_root);
    for (const QString& name : root.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QString folder = root.filePath(name);
        if (QFile::exists(markOf(folder)) && !FolderLock::isHeld(folder.toStdString())) found << folder;
    }
    const auto written = [](const QString& folder) {
        return QFileInfo(folder + QStringLiteral("/checkpoints")).lastModified();
    };
    std::sort(found.begin(), found.end(),
              [&](const QString& a, const QString& b) { return written(a) > written(b); });
    return found;
}

QString RunStore::defaultRoot() {
    return QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation))
        .filePath(QStringLiteral("runs"));
}

QString RunStore::runName(const QString& folder) {
    return QFileInfo(folder).fileName();
}

}  // namespace quantelier
