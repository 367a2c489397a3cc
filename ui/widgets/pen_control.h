// The width of the pen: a slider, and a dot that says something before the first stroke.
#pragma once

#include <QWidget>

namespace quantelier {

class PenControl : public QWidget {
    Q_OBJECT
  public:
    explicit PenControl(int width, QWidget* parent = nullptr);

    void setWordVisible(bool visible);

  signals:
    void widthChanged(int width);

  private:
    QWidget* m_word;
};

}  // namespace quantelier
