// A sheet of stored digits in one widget: arrows walk the cells, Enter opens one.
#pragma once

#include <QWidget>
#include <memory>
#include <vector>

#include "engine/core/dataset.h"
#include "ui/language.h"

namespace quantelier {

class DigitSheet : public QWidget {
    Q_OBJECT
  public:
    explicit DigitSheet(QWidget* parent = nullptr);

    /// `setName` opens what is read out: "Test" in "Test image 27, labelled 4, ink 96 of 784 pixels".
    void setDigits(std::shared_ptr<const Dataset> digits, std::vector<qint64> indices, const Words& setName);

    int columns() const;
    int rows() const;
    int capacity() const { return columns() * rows(); }

    /// Index of the chosen digit in its data set, -1 without one.
    qint64 currentDigit() const;
    QString describe(qint64 index) const;
    QRect cellRect(int cell) const;

    QSize minimumSizeHint() const override;

  signals:
    void currentChanged(qint64 index);
    void opened(qint64 index);
    void capacityChanged();

  protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

  private:
    int shownCount() const;
    int cellAt(QPoint position) const;
    void setCurrentCell(int cell);

    std::shared_ptr<const Dataset> m_digits;
    std::vector<qint64> m_indices;
    Words m_setName;
    int m_current = 0;
    int m_lastCapacity = 0;
};

}  // namespace quantelier
