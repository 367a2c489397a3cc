// A few exclusive choices side by side: one tab stop, arrows move.
#pragma once

#include <QVector>
#include <QWidget>

class QButtonGroup;
class QToolButton;

namespace quantelier {

class SegmentedControl : public QWidget {
    Q_OBJECT
  public:
    /// `name` is what a screen reader calls the whole.
    SegmentedControl(const QString& name, const QStringList& choices, QWidget* parent = nullptr);

    int currentIndex() const;
    void setCurrentIndex(int index);  ///< emits nothing
    void setChoiceText(int index, const QString& text);
    int count() const { return int(m_buttons.size()); }

  signals:
    void chosen(int index);  ///< by the user

  protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void step(int by);
    void keepOneTabStop();

    QButtonGroup* m_group;
    QVector<QToolButton*> m_buttons;
};

}  // namespace quantelier
