// The top line of the window: menus, the name of the run, theme and help.
#pragma once

#include <QFrame>

class QLabel;
class QMenuBar;
class QToolButton;

namespace quantelier {

class HeadBar : public QFrame {
    Q_OBJECT
  public:
    explicit HeadBar(QWidget* parent = nullptr);

    QMenuBar* menuBar() { return m_menuBar; }

    /// `state` says whether it is saved.
    void setRun(const QString& name, const QString& state);

  signals:
    void presenterRequested();
    void themeRequested();
    void helpRequested();

  private:
    QWidget* buildRun();
    QWidget* buildCorner();

    QMenuBar* m_menuBar;
    QLabel* m_name;
    QLabel* m_state;
};

}  // namespace quantelier
