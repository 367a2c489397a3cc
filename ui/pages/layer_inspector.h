// What can be set about the chosen layer, and what it costs beside the others.
#pragma once

#include <array>
#include <string>

#include "engine/core/network_shape.h"
#include "ui/widgets/panel.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;

namespace quantelier {

class Bar;
class Field;
class NumberBox;
class RecipeModel;

class LayerInspector : public Panel {
    Q_OBJECT
  public:
    explicit LayerInspector(RecipeModel* recipe, QWidget* parent = nullptr);

    /// Shows a layer of the present recipe.
    void showLayer(const LayerShape& shape, const LayerCost& cost, const LayerCost& total);

  private:
    struct Share {
        Bar* bar;
        QLabel* text;
    };
    QWidget* buildFields();
    void buildSwitches();
    void buildShares();
    Share addShare(QLabel* label);
    void editLayer(Field* field, const QString& what, const std::function<void(LayerRecipe&)>& change);
    void showRecipe(const LayerShape& shape);
    void showShare(const Share& share, std::int64_t part, std::int64_t whole);

    RecipeModel* m_recipe;
    int m_layer = 0;  ///< index into NetworkRecipe::layers
    QLabel* m_kind;
    QLabel* m_nothing;
    QWidget* m_fields;
    NumberBox* m_outputs;
    Field* m_outputsField;
    QLineEdit* m_fixed;
    Field* m_fixedField;
    QComboBox* m_activation;
    Field* m_activationField;
    QComboBox* m_init;
    QCheckBox* m_bn;
    QCheckBox* m_bias;
    QLabel* m_biasReason;
    std::array<Share, 3> m_shares{};
};

}  // namespace quantelier
