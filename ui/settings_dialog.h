// Edit > Settings: how the window looks. The window itself is the preview.
#pragma once

#include <QDialog>

namespace quantelier {

class MainWindow;

class SettingsDialog : public QDialog {
    Q_OBJECT
  public:
    explicit SettingsDialog(MainWindow* window);
};

}  // namespace quantelier
