#include "app/window.h"

#include <QApplication>

#include "app/settings.h"
#include "app/studio.h"
#include "engine/session.h"
#include "ui/style.h"

namespace quantelier {

int runWindow(int argc, char** argv) {
    QApplication app(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("quantelier"));
    QApplication::setApplicationName(QStringLiteral("quantelier"));
    QApplication::setApplicationDisplayName(QStringLiteral("Quantelier"));
    QApplication::setApplicationVersion(QString::fromStdString(programVersion()));
    installStyle(app);
    Studio studio;
    restoreSettings(studio.window(), studio.recipe());
    studio.window().show();
    studio.start();
    const int code = QApplication::exec();
    saveSettings(studio.window(), studio.recipe());
    return code;
}

}  // namespace quantelier
