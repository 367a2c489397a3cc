// The seven steps, one after the other: past ones filled, the present one ringed, coming ones pale.
#pragma once

#include <QWidget>

#include "ui/models/step_words.h"

namespace quantelier {

class StepList : public QWidget {
    Q_OBJECT
  public:
    explicit StepList(QWidget* parent = nullptr);

    void setLines(const std::array<StepLine, kStepLines>& lines);
    void setCurrent(int index);  ///< 0 to kStepLines - 1
    int current() const { return m_current; }
    QString sentence() const { return stepSentence(m_lines, m_current); }

    QSize minimumSizeHint() const override;

  signals:
    void currentChanged(int index);  ///< by setCurrent, keys or mouse

  protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

  private:
    QRect rowRect(int index) const;
    int rowAt(int y) const;
    void paintHead(QPainter& painter) const;
    void paintRow(QPainter& painter, int index) const;
    void paintNumber(QPainter& painter, QPointF centre, int index) const;
    void paintValues(QPainter& painter, const QRect& row, int index) const;

    std::array<StepLine, kStepLines> m_lines;
    int m_current = 0;
};

}  // namespace quantelier
