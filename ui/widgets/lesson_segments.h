// One bar a step: done, looked at, to come.
#pragma once

#include <QVector>
#include <QWidget>

namespace quantelier {

class LessonSegments : public QWidget {
    Q_OBJECT
  public:
    explicit LessonSegments(QWidget* parent = nullptr);

    void setSteps(const QVector<bool>& done, int current);

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    QVector<bool> m_done;
    int m_current = 0;
};

}  // namespace quantelier
