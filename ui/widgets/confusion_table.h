// A confusion matrix to walk through: arrows move, Enter, Space or a click chooses a cell.
#pragma once

#include <QWidget>
#include <optional>

#include "ui/language.h"
#include "ui/models/confusion_model.h"

class QTableView;

namespace quantelier {

class ConfusionTable : public QWidget {
    Q_OBJECT
  public:
    ConfusionTable(ConfusionModel* model, const Words& name, QWidget* parent = nullptr);

    /// Diagonals in the int8 colour, or, of other models, in grey.
    void setInt8(bool isInt8);

    /// The cell with the ring, or none.
    void setChosen(std::optional<QPoint> cell);  ///< x: read as, y: true digit
    std::optional<QPoint> chosen() const { return m_chosen; }

    QTableView* view() const { return m_view; }

    QSize minimumSizeHint() const override;

  signals:
    void cellChosen(int truth, int read);

  protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void choose(const QModelIndex& index);

    QTableView* m_view;
    std::optional<QPoint> m_chosen;
    bool m_isInt8 = true;
    QRect m_cells;  ///< where the table lies
};

}  // namespace quantelier
