// Where the window keeps its runs.
#pragma once

#include <QStringList>

#include "engine/core/recipe.h"

namespace quantelier {

class RunStore {
  public:
    /// `root`: the folder of all runs; by default runs/ in the per-user data folder.
    explicit RunStore(QString root = defaultRoot());

    /// A folder that does not exist yet, named by data and preset: mnist-recommended-07.
    QString nextFolder(const Recipe& recipe, const std::string& dataSource) const;

    /// A training of the window works in this folder; what it leaves behind when it is cut off says so.
    /// Folders outside the root are remembered in it.
    void markBegun(const QString& folder) const;
    void markEnded(const QString& folder) const;
    /// Marked folders in which no process works any more, the one that was written last first.
    QStringList unfinished() const;

    QString root() const { return m_root; }

    static QString defaultRoot();
    static QString runName(const QString& folder);

  private:
    QString elsewherePath() const;
    QStringList elsewhere() const;
    void setElsewhere(const QStringList& folders) const;

    QString m_root;
};

}  // namespace quantelier
