#include "ui/models/recipe_model.h"

#include <QUndoCommand>

#include "engine/core/error.h"
#include "ui/engine_words.h"

namespace quantelier {

namespace {
constexpr int kBurstMilliseconds = 1000;
}

class RecipeCommand : public QUndoCommand {
  public:
    RecipeCommand(RecipeModel& model, const QString& what, const Recipe& after)
        : QUndoCommand(what),
          m_model(model),
          m_before(model.recipe()),
          m_after(after),
          m_burst(model.m_burst) {}

    void undo() override { m_model.assign(m_before); }
    void redo() override { m_model.assign(m_after); }
    int id() const override { return m_burst; }
    bool mergeWith(const QUndoCommand* other) override {
        if (other->text() != text()) return false;
        m_after = static_cast<const RecipeCommand*>(other)->m_after;
        return true;
    }

  private:
    RecipeModel& m_model;
    Recipe m_before;
    Recipe m_after;
    int m_burst;
};

RecipeModel::RecipeModel(const Recipe& recipe, QObject* parent) : QObject(parent), m_recipe(recipe) {}

void RecipeModel::edit(const QString& what, const std::function<void(Recipe&)>& change) {
    Recipe next = m_recipe;
    try {
        change(next);
        validate(next);
    } catch (const Error& error) {
        emit rejected(engineWords(error));
        return;
    }
    if (recipeToJson(next) == recipeToJson(m_recipe)) return;
    if (!m_sinceEdit.isValid() || m_sinceEdit.elapsed() > kBurstMilliseconds) ++m_burst;
    m_sinceEdit.start();
    m_undoStack.push(new RecipeCommand(*this, what, next));
}

void RecipeModel::setRecipe(const Recipe& recipe) {
    m_undoStack.clear();
    m_sinceEdit.invalidate();
    assign(recipe);
}

void RecipeModel::applyPreset(const QString& name) {
    edit(tr("Preset %1").arg(name),
         [this, &name](Recipe& recipe) { recipe = presetWithOwnData(name.toStdString()); });
}

bool RecipeModel::differsFromPreset() const {
    try {
        return recipeToJson(presetWithOwnData(m_recipe.preset)) != recipeToJson(m_recipe);
    } catch (const Error&) {
        return true;  // a recipe from a file may name a preset that this program does not have
    }
}

Recipe RecipeModel::presetWithOwnData(const std::string& name) const {
    Recipe recipe = presetRecipe(name);
    recipe.data.source = m_recipe.data.source;
    recipe.data.path = m_recipe.data.path;
    recipe.data.trainImages = m_recipe.data.trainImages;
    recipe.data.testImages = m_recipe.data.testImages;
    recipe.data.sinkMode = m_recipe.data.sinkMode;  // how it is reported, not what is trained
    recipe.seed = m_recipe.seed;
    return recipe;
}

void RecipeModel::assign(const Recipe& recipe) {
    m_recipe = recipe;
    emit changed();
}

}  // namespace quantelier
