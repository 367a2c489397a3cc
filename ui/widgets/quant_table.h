// The layers with what quantization does to each. One row is chosen; its bits and observers open as menus.
#pragma once

#include <functional>

#include "engine/core/recipe.h"
#include "ui/widgets/plain_table.h"

class QMenu;

namespace quantelier {

class QuantTableModel;

class QuantTable : public PlainTable {
    Q_OBJECT
  public:
    explicit QuantTable(QuantTableModel* model, QWidget* parent = nullptr);

    int chosenRow() const { return currentIndex().row(); }
    void chooseRow(int row);
    void setLocked(bool locked);  ///< while a run trains with these choices
    bool isLocked() const { return m_locked; }

    /// Of the chosen row, for the recipe that is edited. `present` has its marks.
    void fillBitsMenu(QMenu& menu, const LayerQuant& present);
    void fillObserverMenu(QMenu& menu, const LayerQuant& present);

    /// Asked for the recipe's layer of a row.
    void setLayerSource(std::function<const LayerQuant&(int)> source) { m_source = std::move(source); }

  signals:
    void rowChosen(int row);
    void weightBitsChosen(int row, int bits);
    void weightObserverChosen(int row, quantelier::ObserverKind kind);
    void outputObserverChosen(int row, quantelier::ObserverKind kind);

  protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

  private:
    void openMenu(int column);

    bool m_locked = false;
    std::function<const LayerQuant&(int)> m_source;
};

}  // namespace quantelier
