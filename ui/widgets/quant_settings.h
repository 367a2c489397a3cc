// How weights and outputs are rounded, and how the network is fine-tuned with it.
#pragma once

#include "ui/models/recipe_model.h"
#include "ui/widgets/panel.h"

class QCheckBox;
class QVBoxLayout;

namespace quantelier {

class Field;
class LockNote;
class RecipeFields;

class QuantSettings : public Panel {
    Q_OBJECT
  public:
    explicit QuantSettings(RecipeModel* recipe, QWidget* parent = nullptr);

    void setLocked(bool locked);

  private:
    void addWeights(QVBoxLayout& column);
    void addBatchNorm(QVBoxLayout& column);
    void addOutputs(QVBoxLayout& column);
    void addWithoutTraining(QVBoxLayout& column);
    void addFineTuning(QVBoxLayout& column);
    void showRecipe();

    RecipeModel* m_recipe;
    RecipeFields* m_fields;
    QWidget* m_form;
    QCheckBox *m_symmetric = nullptr, *m_symmetricOutputs = nullptr;
    QWidget *m_decay = nullptr, *m_percentile = nullptr;
    QWidget *m_foldWith = nullptr, *m_freezeBn = nullptr, *m_freezeBnEpoch = nullptr;
    Field* m_freezeRanges = nullptr;
    LockNote* m_lock;
};

}  // namespace quantelier
