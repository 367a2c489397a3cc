#include <QApplication>

#include "ui/fonts.h"
#include "ui/presenter.h"
#include "ui/style.h"
#include "ui/style_sheet.h"
#include "ui/system_scheme.h"
#include "ui/theme.h"

namespace quantelier {

namespace {

void applyTheme(QApplication& application) {
    application.setPalette(themePalette());
    application.setStyleSheet(themeStyleSheet());
}

}  // namespace

void installStyle(QApplication& application) {
    auto* scheme = new SystemScheme(&application);  // before our own palette hides the desktop's
    Theme& theme = Theme::instance();
    theme.setSystemDark(scheme->isDark());
    QObject::connect(scheme, &SystemScheme::changed, &theme, &Theme::setSystemDark);

    QApplication::setStyle(new Style);
    QApplication::setFont(textFont(TextRole::Body));
    applyTheme(application);
    QObject::connect(&theme, &Theme::changed, &application, [&application] { applyTheme(application); });
    QObject::connect(&Presenter::instance(), &Presenter::changed, &application, [&application] {
        QApplication::setFont(textFont(TextRole::Body));
        application.setStyleSheet(themeStyleSheet());
    });
}

}  // namespace quantelier
