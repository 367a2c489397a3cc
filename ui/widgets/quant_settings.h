// How weights and outputs are rounded, and how the network is fine-tuned with it.
#pragma once

#include "ui/models/recipe_model.h"
#include "ui/widgets/panel.h"

namespace quantelier {

class LockNote;
class RecipeFields;

class QuantSettings : public Panel {
    Q_OBJECT
  public:
    explicit QuantSettings(RecipeModel* recipe, QWidget* parent = nullptr);

    void setLocked(bool locked);

  private:
    QLayout* buildWeights();
    QLayout* buildOutputs();
    QLayout* buildFineTuning();
    void showRecipe();

    RecipeModel* m_recipe;
    RecipeFields* m_fields;
    QWidget* m_form;
    QWidget *m_decay = nullptr, *m_freezeBn = nullptr;
    LockNote* m_lock;
};

}  // namespace quantelier
