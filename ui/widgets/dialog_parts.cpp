#include "ui/widgets/dialog_parts.h"

#include <QCoreApplication>
#include <QDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/widgets/label.h"

namespace quantelier {

namespace {
constexpr int kWidth = 608;
}

QVBoxLayout* makeDialogColumn(QDialog* dialog, const QString& title) {
    dialog->setWindowTitle(title);
    dialog->setAccessibleName(title);
    dialog->setFixedWidth(kWidth);
    auto* column = new QVBoxLayout(dialog);
    column->setContentsMargins(24, 20, 24, 16);
    column->setSpacing(12);
    column->addWidget(makeLabel(title, TextRole::Lead));
    return column;
}

void fitDialogHeight(QDialog* dialog) {
    dialog->resize(kWidth, dialog->layout()->heightForWidth(kWidth));
}

PathControl makePathControl(const QString& path, const QString& name, const QString& browseName) {
    PathControl control{new QWidget, new QLineEdit(path),
                        new QPushButton(QCoreApplication::translate("quantelier::PathControl", "Browse…"))};
    control.path->setMinimumHeight(32);
    control.path->setAccessibleName(name);
    control.browse->setAutoDefault(false);
    control.browse->setAccessibleName(browseName);
    control.widget->setFocusProxy(control.path);
    auto* row = new QHBoxLayout(control.widget);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    row->addWidget(control.path, 1);
    row->addWidget(control.browse);
    return control;
}

}  // namespace quantelier
