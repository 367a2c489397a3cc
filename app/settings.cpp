#include "app/settings.h"

#include <QSettings>

#include "ui/main_window.h"
#include "ui/theme.h"

namespace quantelier {

namespace {

constexpr const char* kGeometry = "window/geometry";
constexpr const char* kTheme = "view/theme";
constexpr const char* kCommandLine = "view/commandLine";
constexpr const char* kReduceMotion = "view/reduceMotion";

}  // namespace

void restoreSettings(MainWindow& window) {
    const QSettings settings;
    if (settings.contains(QLatin1String(kGeometry)))
        window.restoreGeometry(settings.value(QLatin1String(kGeometry)).toByteArray());
    const int theme = settings.value(QLatin1String(kTheme), int(ThemeMode::System)).toInt();
    if (theme >= int(ThemeMode::System) && theme <= int(ThemeMode::Dark))
        window.setThemeMode(ThemeMode(theme));
    window.setCommandLineVisible(settings.value(QLatin1String(kCommandLine), true).toBool());
    window.setReduceMotion(settings.value(QLatin1String(kReduceMotion), window.reducesMotion()).toBool());
}

void saveSettings(const MainWindow& window) {
    QSettings settings;
    settings.setValue(QLatin1String(kGeometry), window.saveGeometry());
    settings.setValue(QLatin1String(kTheme), int(Theme::instance().mode()));
    settings.setValue(QLatin1String(kCommandLine), window.isCommandLineVisible());
    settings.setValue(QLatin1String(kReduceMotion), window.reducesMotion());
}

}  // namespace quantelier
