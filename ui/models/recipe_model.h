// The recipe that the window edits, with undo. The only place that changes it.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QUndoStack>
#include <functional>

#include "engine/core/recipe.h"

namespace quantelier {

class RecipeModel : public QObject {
    Q_OBJECT
  public:
    explicit RecipeModel(const Recipe& recipe, QObject* parent = nullptr);

    const Recipe& recipe() const { return m_recipe; }

    /// Applies a change that undo calls `what`. Quick changes of the same thing, as a spin box makes them,
    /// undo together. An impossible result keeps the last good recipe and emits rejected.
    void edit(const QString& what, const std::function<void(Recipe&)>& change);

    /// Takes a recipe from a file: nothing to undo.
    void setRecipe(const Recipe& recipe);

    /// The presets' recipe with this one's data and seed: choosing a preset never swaps the digits.
    void applyPreset(const QString& name);
    bool differsFromPreset() const;

    QUndoStack* undoStack() { return &m_undoStack; }

  signals:
    void changed();
    void rejected(const QString& reason);

  private:
    friend class RecipeCommand;
    void assign(const Recipe& recipe);
    Recipe presetWithOwnData(const std::string& name) const;

    Recipe m_recipe;
    QUndoStack m_undoStack;
    QElapsedTimer m_sinceEdit;
    int m_burst = 0;  ///< edits of one burst may merge
};

}  // namespace quantelier
