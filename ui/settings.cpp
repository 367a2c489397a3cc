#include "ui/settings.h"

#include <QMetaProperty>
#include <QRegularExpression>
#include <QSettings>

#include "engine/core/error.h"
#include "ui/language.h"
#include "ui/main_window.h"
#include "ui/models/recipe_model.h"
#include "ui/theme.h"

namespace quantelier {

namespace {

constexpr const char* kGeometry = "window/geometry";
constexpr const char* kPage = "window/page";
constexpr const char* kTheme = "view/theme";
constexpr const char* kCommandLine = "view/commandLine";
constexpr const char* kReduceMotion = "view/reduceMotion";
constexpr const char* kLog = "view/log";
constexpr const char* kRecipe = "recipe";

// Controls of this name keep what was chosen, whatever they are: Qt calls it their user property.
QList<QWidget*> rememberedControls(const MainWindow& window) {
    static const QRegularExpression name(QStringLiteral("^remember/"));
    return window.findChildren<QWidget*>(name);
}

void restoreRecipe(const std::string& json, RecipeModel& model) {
    if (json.empty()) return;
    try {
        Recipe recipe = recipeFromJson(json, model.recipe(), "settings");
        recipe.data.sinkMode = model.recipe().data.sinkMode;
        validate(recipe);
        model.setRecipe(recipe);
    } catch (const Error&) {
    }
}

}  // namespace

void restoreLanguage() {
    setLanguage(QSettings().value(QLatin1String(kLanguage)).toString());
}

void restoreSettings(MainWindow& window, RecipeModel& recipe) {
    const QSettings settings;
    if (settings.contains(QLatin1String(kGeometry)))
        window.restoreGeometry(settings.value(QLatin1String(kGeometry)).toByteArray());
    const int theme = settings.value(QLatin1String(kTheme), int(ThemeMode::System)).toInt();
    if (theme >= int(ThemeMode::System) && theme <= int(ThemeMode::Dark))
        window.setThemeMode(ThemeMode(theme));
    window.setCommandLineVisible(settings.value(QLatin1String(kCommandLine), true).toBool());
    window.setLogVisible(settings.value(QLatin1String(kLog), false).toBool());
    window.setReduceMotion(settings.value(QLatin1String(kReduceMotion), window.reducesMotion()).toBool());
    const int page = settings.value(QLatin1String(kPage), int(Step::Data)).toInt();
    if (page >= 0 && page < kStepCount) window.showStep(Step(page));
    for (QWidget* control : rememberedControls(window))
        if (const QVariant chosen = settings.value(control->objectName()); chosen.isValid())
            control->metaObject()->userProperty().write(control, chosen);
    restoreRecipe(settings.value(QLatin1String(kRecipe)).toString().toStdString(), recipe);
}

void saveSettings(const MainWindow& window, const RecipeModel& recipe) {
    QSettings settings;
    settings.setValue(QLatin1String(kGeometry), window.saveGeometry());
    settings.setValue(QLatin1String(kPage), int(window.currentStep()));
    settings.setValue(QLatin1String(kTheme), int(Theme::instance().mode()));
    settings.setValue(QLatin1String(kCommandLine), window.isCommandLineVisible());
    settings.setValue(QLatin1String(kLog), window.isLogVisible());
    for (const QWidget* control : rememberedControls(window))
        settings.setValue(control->objectName(), control->metaObject()->userProperty().read(control));
    settings.setValue(QLatin1String(kRecipe), QString::fromStdString(recipeToJson(recipe.recipe())));
    settings.setValue(QLatin1String(kReduceMotion), window.reducesMotion());
}

}  // namespace quantelier
