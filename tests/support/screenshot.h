// Saves what a test shows, for people to look at: set QUANTELIER_SCREENSHOTS to a folder.
#pragma once

#include <QDir>
#include <QWidget>

namespace quantelier {

inline void saveScreenshot(QWidget& widget, const QString& name) {
    const QString folder = qEnvironmentVariable("QUANTELIER_SCREENSHOTS");
    if (folder.isEmpty()) return;
    QDir().mkpath(folder);
    widget.grab().save(QStringLiteral("%1/%2.png").arg(folder, name));
}

}  // namespace quantelier
