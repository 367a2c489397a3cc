// How weights and outputs are rounded, in all layers or in the chosen one, and how the network is fine-tuned
// with it.
#pragma once

#include <functional>

#include "ui/models/recipe_model.h"
#include "ui/widgets/panel.h"

class QCheckBox;
class QVBoxLayout;

namespace quantelier {

class Field;
class LockNote;
class RecipeFields;
class SegmentedControl;

class QuantSettings : public Panel {
    Q_OBJECT
  public:
    explicit QuantSettings(RecipeModel* recipe, QWidget* parent = nullptr);

    void setLocked(bool locked);
    /// The layer that may be set alone; -1: none, all are meant.
    void setLayer(int index, const QString& name);

  private:
    void addWeights(QVBoxLayout& column);
    void addBatchNorm(QVBoxLayout& column);
    void addOutputs(QVBoxLayout& column);
    void addWithoutTraining(QVBoxLayout& column);
    void addFineTuning(QVBoxLayout& column);
    void showRecipe();
    void setScope(int layer);
    bool isAll() const { return m_layer < 0; }
    std::pair<std::size_t, std::size_t> layersOf(std::size_t first, std::size_t end) const;
    QCheckBox* checkLayers(const Words& caption, std::size_t first, std::size_t end,
                           const std::function<bool&(LayerQuant&)>& value);

    RecipeModel* m_recipe;
    RecipeFields* m_fields;
    QWidget* m_form;
    SegmentedControl* m_scope;
    int m_chosen = -1, m_layer = -1;  ///< the chosen layer, and the one that is set: -1 all
    QCheckBox *m_convolutions = nullptr, *m_dense = nullptr;
    QCheckBox *m_symmetric = nullptr, *m_symmetricOutputs = nullptr;
    QWidget *m_decay = nullptr, *m_percentile = nullptr;
    QWidget *m_foldWith = nullptr, *m_freezeBn = nullptr, *m_freezeBnEpoch = nullptr;
    Field *m_outputBits = nullptr, *m_freezeRanges = nullptr;
    LockNote* m_lock;
};

}  // namespace quantelier
