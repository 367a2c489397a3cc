// What the program's dialogs share: their width and margins, a path with a button to choose it.
#pragma once

#include <QString>

class QDialog;
class QLineEdit;
class QPushButton;
class QVBoxLayout;
class QWidget;

namespace quantelier {

/// A dialog's column, with its title as the first line. The dialog is always as high as its texts need.
QVBoxLayout* makeDialogColumn(QDialog* dialog, const QString& title);

struct PathControl {
    QWidget* widget;
    QLineEdit* path;
    QPushButton* browse;
};

/// `name` of the path and `browseName` of the button are for screen readers.
PathControl makePathControl(const QString& path, const QString& name, const QString& browseName);

}  // namespace quantelier
