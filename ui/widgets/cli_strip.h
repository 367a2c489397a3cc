// The command line that does the same as the page, ready to copy.
#pragma once

#include <QFrame>

class QLabel;

namespace quantelier {

class CliStrip : public QFrame {
    Q_OBJECT
  public:
    explicit CliStrip(QWidget* parent = nullptr);

    QString commandLine() const { return m_command; }
    void setCommandLine(const QString& command);
    void copy() const;

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    void elide();

    QString m_command;
    QLabel* m_label;
};

}  // namespace quantelier
