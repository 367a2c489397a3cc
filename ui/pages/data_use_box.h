// How many of the digits are used, and in what order.
#pragma once

#include <QWidget>
#include <functional>

#include "engine/core/recipe.h"
#include "ui/language.h"

class QCheckBox;
class QGridLayout;
class QLabel;

namespace quantelier {

class Field;
class NumberBox;
class RecipeModel;

class DataUseBox : public QWidget {
    Q_OBJECT
  public:
    explicit DataUseBox(RecipeModel* recipe, QWidget* parent = nullptr);

    /// How many there are: the most that can be used.
    void setAvailable(qint64 trainImages, qint64 testImages);

  private:
    NumberBox* addNumber(int row, int column, const Words& caption, int minimum, int maximum,
                         std::function<void(Recipe&, int)> set);
    void showRecipe();
    QString batchSentence() const;

    RecipeModel* m_recipe;
    QGridLayout* m_grid;
    NumberBox* m_train;
    NumberBox* m_test;
    NumberBox* m_batch;
    NumberBox* m_seed;
    QCheckBox* m_shuffle;
    QLabel* m_batches;
    QList<Field*> m_fields;
    int m_trainAvailable = 60000;
    int m_testAvailable = 10000;
};

}  // namespace quantelier
