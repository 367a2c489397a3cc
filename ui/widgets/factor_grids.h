// Inputs × weights = products, number by number; one product can be looked at with its two factors.
#pragma once

#include <QWidget>

#include "engine/core/step_through.h"

namespace quantelier {

class FactorGrids : public QWidget {
    Q_OBJECT
  public:
    explicit FactorGrids(QWidget* parent = nullptr);

    static constexpr std::size_t kLargest = 12;  ///< how many products of a dense layer are shown

    /// Of a convolution the window in one of its input channels, of a dense layer the largest products.
    void setStep(const StepThrough& step, int inputChannel);

    /// The products shown, as indices into step.products, row by row.
    const std::vector<std::size_t>& shown() const { return m_shown; }
    int columns() const { return m_columns; }
    int current() const { return m_current; }  ///< position in shown(), -1 without one

    QSize minimumSizeHint() const override;

  signals:
    void currentChanged(int position);

  protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

  private:
    enum Grid { Inputs, Weights, Products, kGrids };
    QRectF gridRect(Grid grid) const;
    QRectF cellRect(Grid grid, int position) const;
    int rows() const;
    int largest(Grid grid) const;
    int value(Grid grid, int position) const;
    QColor ground(Grid grid, int position) const;
    void paintGrid(QPainter& painter, Grid grid) const;
    void paintHead(QPainter& painter, Grid grid, const QString& title, const QString& words) const;
    void setCurrent(int position);

    StepThrough m_step;
    std::vector<std::size_t> m_shown;
    int m_columns = 1;
    int m_current = -1;
};

}  // namespace quantelier
