#include "ui/settings_dialog.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSettings>
#include <QVBoxLayout>

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
        SettingsDialog::tr("Colours"),
        {SettingsDialog::tr("As the system"), SettingsDialog::tr("Light"), SettingsDialog::tr("Dark")});
    scheme->setCurrentIndex(int(Theme::instance().mode()));
    QObject::connect(scheme, &SegmentedControl::chosen, window,
                     [window](int index) { window->setThemeMode(ThemeMode(index)); });
    return new Field(SettingsDialog::tr("Colours"), scheme);
}

QCheckBox* buildSwitch(const QString& text, const QString& explanation, bool on) {
    auto* box = new QCheckBox(text);
    box->setAccessibleName(text);
    box->setAccessibleDescription(explanation);
    box->setToolTip(explanation);
    box->setChecked(on);
    return box;
}

}  // namespace

SettingsDialog::SettingsDialog(MainWindow* window) : QDialog(window) {
    setWindowTitle(tr("Settings"));
    auto* commands = buildSwitch(tr("Show the command line under each page"),
                                 tr("The command that does the same as the page, to copy"),
                                 window->isCommandLineVisible());
    auto* motion = buildSwitch(tr("Reduce motion"), tr("Nothing moves by itself: replays go on by key press"),
                               window->reducesMotion());
    auto* resume =
        buildSwitch(tr("Continue training that was cut off, without asking"),
                    tr("At the start, where the window was closed or the computer failed while it trained"),
                    QSettings().value(QLatin1String(kAlwaysContinue), false).toBool());
    connect(resume, &QCheckBox::toggled, this,
            [](bool on) { QSettings().setValue(QLatin1String(kAlwaysContinue), on); });
    connect(commands, &QCheckBox::toggled, window, &MainWindow::setCommandLineVisible);
    connect(motion, &QCheckBox::toggled, window, &MainWindow::setReduceMotion);
    auto* close = new QPushButton(tr("Close"));
    close->setAccessibleName(tr("Close"));
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 20);
    layout->setSpacing(16);
    layout->addWidget(makeLabel(tr("Settings"), TextRole::Lead));
    layout->addWidget(buildScheme(window));
    layout->addWidget(commands);
    layout->addWidget(motion);
    layout->addWidget(resume);
    layout->addWidget(makeParagraph(
        tr("Kept for the next start, with the window's place, the page and the recipe."), TextRole::Caption));
    layout->addStretch(1);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(close);
    layout->addLayout(buttons);
    setFixedWidth(kWidth);
}

}  // namespace quantelier
