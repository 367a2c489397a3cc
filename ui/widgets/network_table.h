// The table of layers; the chosen row is marked at its left edge.
#pragma once

#include <QTableView>

namespace quantelier {

class NetworkTableModel;

class NetworkTable : public QTableView {
    Q_OBJECT
  public:
    explicit NetworkTable(NetworkTableModel* model, QWidget* parent = nullptr);

    void chooseRow(int row);  ///< -1: none; emits nothing

  signals:
    void rowChosen(int row);

  protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    void layOut();

    bool m_quiet = false;
};

}  // namespace quantelier
