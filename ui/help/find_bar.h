// Finds words in the chapter that is shown.
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;

namespace quantelier {

class ManualView;

class FindBar : public QWidget {
    Q_OBJECT
  public:
    explicit FindBar(ManualView& view, QWidget* parent = nullptr);

    void find(const QString& words);
    void focusField();
    void step(int by);

  private:
    void search();
    void showPlace(int place);

    ManualView& m_view;
    QLineEdit* m_field;
    QLabel* m_count;
    QToolButton* m_before;
    QToolButton* m_next;
    int m_found = 0;
};

}  // namespace quantelier
