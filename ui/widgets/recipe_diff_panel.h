// What the recipes of two marked runs have apart.
#pragma once

#include "engine/core/recipe.h"
#include "ui/widgets/panel.h"

class QLabel;
class QPushButton;
class QStackedWidget;

namespace quantelier {

class EmptyState;
class PlainTable;
class RecipeDiffModel;

class RecipeDiffPanel : public Panel {
    Q_OBJECT
  public:
    explicit RecipeDiffPanel(QWidget* parent = nullptr);

    void compare(const Recipe& a, const QString& first, const Recipe& b, const QString& second);
    void clear(const Words& invitation);
    const RecipeDiffModel& model() const { return *m_model; }

  private:
    QWidget* buildTable();
    void toggleAll();
    void showFoot();

    RecipeDiffModel* m_model;
    PlainTable* m_table = nullptr;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    QLabel* m_which;
    QLabel* m_foot = nullptr;
    QPushButton* m_all = nullptr;
};

}  // namespace quantelier
