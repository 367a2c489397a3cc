#include "ui/settings_dialog.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSettings>
#include <QVBoxLayout>

#include "ui/language.h"
#include "ui/main_window.h"
#include "ui/settings.h"
#include "ui/theme.h"
#include "ui/widgets/field.h"
#include "ui/widgets/label.h"
#include "ui/widgets/segmented_control.h"

namespace quantelier {

namespace {

constexpr int kWidth = 608;

QWidget* buildScheme(MainWindow* window) {
    auto* scheme = new SegmentedControl(
        [] { return SettingsDialog::tr("Colours"); },
        {[] { return SettingsDialog::tr("As the system"); }, [] { return SettingsDialog::tr("Light"); },
         [] { return SettingsDialog::tr("Dark"); }});
    scheme->setCurrentIndex(int(Theme::instance().mode()));
    QObject::connect(scheme, &SegmentedControl::chosen, window,
                     [window](int index) { window->setThemeMode(ThemeMode(index)); });
    return new Field([] { return SettingsDialog::tr("Colours"); }, scheme);
}

// Languages are called as in themselves, so that everyone finds the own one.
QWidget* buildLanguage() {
    auto* choice = new SegmentedControl([] { return SettingsDialog::tr("Language"); },
                                        {[] { return SettingsDialog::tr("As the system"); },
                                         QStringLiteral("English"), QStringLiteral("简体中文")});
    const QString code = QSettings().value(QLatin1String(kLanguage)).toString();
    choice->setCurrentIndex(int(languageCodes().indexOf(code)) + 1);
    QObject::connect(choice, &SegmentedControl::chosen, choice, [](int index) {
        const QString chosen = index > 0 ? languageCodes().at(index - 1) : QString();
        QSettings().setValue(QLatin1String(kLanguage), chosen);
        setLanguage(chosen);
    });
    return new Field([] { return SettingsDialog::tr("Language"); }, choice);
}

QCheckBox* buildSwitch(const Words& text, const Words& explanation, bool on) {
    auto* box = worded(new QCheckBox, text);
    setWords(box, "accessibleName", text);
    setWords(box, "accessibleDescription", explanation);
    setWords(box, "toolTip", explanation);
    box->setChecked(on);
    return box;
}

}  // namespace

SettingsDialog::SettingsDialog(MainWindow* window) : QDialog(window) {
    setWords(this, "windowTitle", [] { return tr("Settings"); });
    auto* commands = buildSwitch([] { return tr("Show the command line under each page"); },
                                 [] { return tr("The command that does the same as the page, to copy"); },
                                 window->isCommandLineVisible());
    auto* motion = buildSwitch([] { return tr("Reduce motion"); },
                               [] { return tr("Nothing moves by itself: replays go on by key press"); },
                               window->reducesMotion());
    auto* resume = buildSwitch(
        [] { return tr("Continue training that was cut off, without asking"); },
        [] {
            return tr("At the start, where the window was closed or the computer failed while it trained");
        },
        QSettings().value(QLatin1String(kAlwaysContinue), false).toBool());
    connect(resume, &QCheckBox::toggled, this,
            [](bool on) { QSettings().setValue(QLatin1String(kAlwaysContinue), on); });
    connect(commands, &QCheckBox::toggled, window, &MainWindow::setCommandLineVisible);
    connect(motion, &QCheckBox::toggled, window, &MainWindow::setReduceMotion);
    auto* close = worded(new QPushButton, [] { return tr("Close"); });
    setWords(close, "accessibleName", [] { return tr("Close"); });
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 20);
    layout->setSpacing(16);
    layout->addWidget(makeLabel([] { return tr("Settings"); }, TextRole::Lead));
    layout->addWidget(buildLanguage());
    layout->addWidget(buildScheme(window));
    layout->addWidget(commands);
    layout->addWidget(motion);
    layout->addWidget(resume);
    layout->addWidget(makeParagraph(
        [] { return tr("Kept for the next start, with the window's place, the page and the recipe."); },
        TextRole::Caption));
    layout->addStretch(1);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(close);
    layout->addLayout(buttons);
    setFixedWidth(kWidth);
}

}  // namespace quantelier
