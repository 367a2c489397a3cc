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

QWidget* buildTable(const QList<QAction*>& actions) {
    auto* table = new QWidget;
    auto* grid = new QGridLayout(table);
    grid->setContentsMargins(0, 0, 16, 0);
    grid->setHorizontalSpacing(24);
    grid->setVerticalSpacing(8);
    int row = 0;
    for (const QAction* action : actions) {
        if (action->shortcut().isEmpty()) continue;
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        grid->addWidget(makeLabel(action->text().remove(QLatin1Char('&')), TextRole::Body), row, 0);
        grid->addWidget(makeLabel(keys, TextRole::Code, Tone::Secondary), row, 1);
        ++row;
    }
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
