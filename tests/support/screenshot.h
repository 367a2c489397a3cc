// Saves what a test shows, for people to look at: set QUANTELIER_SCREENSHOTS to a folder.
#pragma once

#include <QDir>
#include <QTest>
#include <QWidget>

namespace quantelier {

inline void saveScreenshot(QWidget& widget, const QString& name) {
    const QString folder = qEnvironmentVariable("QUANTELIER_SCREENSHOTS");
    if (folder.isEmpty()) return;
    QDir().mkpath(folder);
    QTest::qWait(100);  // what has just changed is laid out
    widget.grab().save(QStringLiteral("%1/%2.png").arg(folder, name));
}

}  // namespace quantelier
