#include "app/run_store.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include "engine/session.h"

namespace quantelier {

RunStore::RunStore(QString root) : m_root(std::move(root)) {}

QString RunStore::nextFolder(const Recipe& recipe, const std::string& dataSource) const {
    const QString base = QDir(m_root).filePath(QString::fromStdString(dataSource + "-" + recipe.preset));
    return QString::fromStdString(nextFreeFolder(base.toStdString()));
}

QString RunStore::defaultRoot() {
    return QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation))
        .filePath(QStringLiteral("runs"));
}

QString RunStore::runName(const QString& folder) {
    return QFileInfo(folder).fileName();
}

}  // namespace quantelier
