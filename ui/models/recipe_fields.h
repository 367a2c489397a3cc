// Makes fields that show one value of the recipe and edit it, with undo.
#pragma once

#include <QObject>
#include <functional>
#include <utility>

#include "ui/language.h"
#include "ui/models/recipe_model.h"

class QCheckBox;

namespace quantelier {

class Field;

/// The fields belong to the widgets they are put into. Each accessor names the value in any recipe.
class RecipeFields : public QObject {
    Q_OBJECT
  public:
    RecipeFields(RecipeModel& model, QObject* parent);

    Field* integer(const Words& caption, int minimum, int maximum, const std::function<int&(Recipe&)>& value);
    Field* real(const Words& caption, double minimum, double maximum,
                const std::function<double&(Recipe&)>& value);
    /// `read` gives the index of a name, or -1 for none of them.
    Field* choice(const Words& caption, const WordList& names, const std::function<int(const Recipe&)>& read,
                  const std::function<void(Recipe&, int)>& write);
    QCheckBox* check(const Words& caption, const std::function<bool&(Recipe&)>& value);

    /// One switch for values of several layers that belong together; on when all of them, `first` up to below
    /// `end`, are.
    QCheckBox* checkLayers(const Words& caption, std::size_t first, std::size_t end,
                           const std::function<bool&(LayerQuant&)>& value);
    /// The same with layers that may change: `range` gives {first, end}.
    QCheckBox* checkLayers(const Words& caption,
                           const std::function<std::pair<std::size_t, std::size_t>()>& range,
                           const std::function<bool&(LayerQuant&)>& value);

    Field* schedule(const Words& caption, const std::function<Schedule&(Recipe&)>& value);

    /// What the accessors speak of has changed.
    void refresh() { emit refreshed(); }

  signals:
    void refreshed();

  private:
    QCheckBox* makeCheck(const Words& caption, const std::function<bool(Recipe)>& read,
                         const std::function<void(Recipe&, bool)>& write);

    /// Calls `show` now, and whenever the recipe changes or refuses a change.
    void keepShowing(QObject* context, const std::function<void()>& show);

    RecipeModel& m_model;
};

}  // namespace quantelier
