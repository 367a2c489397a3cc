// The keys: of the window, listed from the actions themselves, and of whatever has the focus.
#pragma once

#include <QDialog>

class QAction;

namespace quantelier {

class KeyboardDialog : public QDialog {
    Q_OBJECT
  public:
    KeyboardDialog(const QList<QAction*>& actions, QWidget* parent);
};

}  // namespace quantelier
