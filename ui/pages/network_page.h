// Shape the LeNet; sizes and costs follow every change.
#pragma once

#include "ui/page.h"

class QComboBox;

namespace quantelier {

class LayerInspector;
class NetworkDiagram;
class NetworkTable;
class NetworkTableModel;
class Panel;
class RecipeModel;

class NetworkPage : public Page {
    Q_OBJECT
  public:
    explicit NetworkPage(RecipeModel* recipe, QWidget* parent = nullptr);

  signals:
    void nextRequested();

  private:
    void buildHeader();
    QWidget* buildDiagram();
    QWidget* buildTable();
    QWidget* buildChange();
    void chooseLayer(const std::string& layer);
    void showRecipe();
    void showLayer();
    void showPreset();
    void showChange();

    RecipeModel* m_recipe;
    NetworkTableModel* m_model;
    std::string m_layer = "conv1";
    QComboBox* m_preset = nullptr;
    NetworkDiagram* m_diagram = nullptr;
    NetworkTable* m_table = nullptr;
    LayerInspector* m_inspector = nullptr;
    QWidget* m_change = nullptr;
    QLabel* m_changeText = nullptr;
};

}  // namespace quantelier
