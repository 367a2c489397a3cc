// Edits the recipe on behalf of one field, and shows a refusal at that field.
#pragma once

#include "ui/models/recipe_model.h"
#include "ui/widgets/field.h"

namespace quantelier {

inline void editThrough(Field& field, RecipeModel& model, const QString& what,
                        const std::function<void(Recipe&)>& change) {
    QString refusal;
    const auto connection = QObject::connect(&model, &RecipeModel::rejected, &field,
                                             [&refusal](const QString& reason) { refusal = reason; });
    model.edit(what, change);
    QObject::disconnect(connection);
    field.setError(refusal);
}

}  // namespace quantelier
