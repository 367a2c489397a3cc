#include "ui/keyboard_dialog.h"

#include <QAction>
#include <QGridLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/widgets/label.h"

namespace quantelier {

namespace {

constexpr int kWidth = 608;
constexpr int kHeight = 480;

struct Key {
    QString what, keys;
};

// Keys of the control that has the focus, which no action stands for.
QList<Key> keysOfTheFocus() {
    return {
        {KeyboardDialog::tr("Choose in a list, a table, a picture or a chart"),
         KeyboardDialog::tr("Arrows, Home, End")},
        {KeyboardDialog::tr("Open what is chosen"), KeyboardDialog::tr("Return")},
        {KeyboardDialog::tr("Data, digits: training or test images"), KeyboardDialog::tr("T, E")},
        {KeyboardDialog::tr("Data, digits: one digit only, or all"), KeyboardDialog::tr("0 to 9, A")},
        {KeyboardDialog::tr("Compare, a cell: show its images"), KeyboardDialog::tr("Return or Space")},
        {KeyboardDialog::tr("Steps: next, back, first"), KeyboardDialog::tr("Space or Right, Left, Home")},
        {KeyboardDialog::tr("Steps: back to Compare"), KeyboardDialog::tr("Esc")},
        {KeyboardDialog::tr("Draw, canvas: move the pen"), KeyboardDialog::tr("Arrows")},
        {KeyboardDialog::tr("Draw, canvas: set the pen down, lift it"), KeyboardDialog::tr("Space")},
        {KeyboardDialog::tr("Runs: mark for the curves"), KeyboardDialog::tr("Space")},
        {KeyboardDialog::tr("Manual: search all chapters, find in this one"),
         KeyboardDialog::tr("Ctrl+K, Ctrl+F")},
        {KeyboardDialog::tr("Manual: found next, found before"), KeyboardDialog::tr("F3, Shift+F3")},
        {KeyboardDialog::tr("Manual: back, forward"), KeyboardDialog::tr("Alt+Left, Alt+Right")},
        {KeyboardDialog::tr("Manual: chapter before, next chapter"),
         KeyboardDialog::tr("Ctrl+PgUp, Ctrl+PgDown")}};
}

QWidget* buildTable(const QList<QAction*>& actions) {
    auto* table = new QWidget;
    auto* grid = new QGridLayout(table);
    grid->setContentsMargins(0, 0, 16, 0);
    grid->setHorizontalSpacing(24);
    grid->setVerticalSpacing(8);
    QList<Key> everywhere;
    for (const QAction* action : actions)
        if (!action->shortcut().isEmpty())
            everywhere.append({action->text().remove(QLatin1Char('&')),
                               action->shortcut().toString(QKeySequence::NativeText)});
    int row = 0;
    const auto addPart = [&](const QString& title, const QList<Key>& keys) {
        grid->addWidget(makeLabel(title, TextRole::BodyStrong), row++, 0);
        for (const Key& key : keys) {
            grid->addWidget(makeLabel(key.what, TextRole::Body), row, 0);
            grid->addWidget(makeLabel(key.keys, TextRole::Code, Tone::Secondary), row++, 1);
        }
    };
    addPart(KeyboardDialog::tr("In the window"), everywhere);
    addPart(KeyboardDialog::tr("Where the focus is"), keysOfTheFocus());
    grid->setColumnStretch(0, 1);
    return table;
}

}  // namespace

KeyboardDialog::KeyboardDialog(const QList<QAction*>& actions, QWidget* parent) : QDialog(parent) {
    setWindowTitle(tr("Keyboard"));
    resize(kWidth, kHeight);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 20);
    layout->setSpacing(16);
    layout->addWidget(makeLabel(tr("Keyboard"), TextRole::Lead));
    auto* area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setWidget(buildTable(actions));
    area->setAccessibleName(tr("Keys"));
    area->viewport()->setAutoFillBackground(false);
    area->widget()->setAutoFillBackground(false);
    layout->addWidget(area, 1);
    auto* close = new QPushButton(tr("Close"));
    close->setDefault(true);
    close->setAccessibleName(tr("Close"));
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(close);
    layout->addLayout(buttons);
}

}  // namespace quantelier
