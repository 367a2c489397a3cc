#include "ui/pages/data_use_box.h"

#include <QCheckBox>
#include <QGridLayout>
#include <limits>

#include "ui/format.h"
#include "ui/language.h"
#include "ui/models/recipe_edit.h"
#include "ui/widgets/label.h"
#include "ui/widgets/number_box.h"

namespace quantelier {

DataUseBox::DataUseBox(RecipeModel* recipe, QWidget* parent)
    : QWidget(parent), m_recipe(recipe), m_grid(new QGridLayout(this)) {
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(16);
    m_grid->setVerticalSpacing(12);
    // All of them is kept as 0 in the recipe, so that another source brings its own number.
    m_train = addNumber(
        0, 0, [] { return tr("Training images"); }, 0, m_trainAvailable,
        [this](Recipe& r, int n) { r.data.trainImages = n == m_trainAvailable ? 0 : n; });
    m_test = addNumber(
        0, 1, [] { return tr("Test images"); }, 1, m_testAvailable,
        [this](Recipe& r, int n) { r.data.testImages = n == m_testAvailable ? 0 : n; });
    m_batch = addNumber(
        1, 0, [] { return tr("Batch size"); }, 0, 4096, [](Recipe& r, int n) { r.data.batchSize = n; });
    m_seed = addNumber(
        1, 1, [] { return tr("Seed"); }, 0, std::numeric_limits<int>::max(),
        [](Recipe& r, int n) { r.seed = n; });
    m_train->setSingleStep(1000);
    m_test->setSingleStep(1000);
    m_shuffle = worded(new QCheckBox, [] { return tr("Shuffle every epoch"); });
    setWords(m_shuffle, "accessibleName", [=] { return m_shuffle->text(); });
    connect(m_shuffle, &QCheckBox::clicked, this,
            [this](bool on) { m_recipe->edit(tr("Shuffle"), [on](Recipe& r) { r.data.shuffle = on; }); });
    m_batches = makeParagraph({}, TextRole::Caption);
    m_grid->addWidget(m_shuffle, 2, 0, 1, 2);
    m_grid->addWidget(m_batches, 3, 0, 1, 2);
    connect(m_recipe, &RecipeModel::changed, this, &DataUseBox::showRecipe);
    showRecipe();
}

NumberBox* DataUseBox::addNumber(int row, int column, const Words& caption, int minimum, int maximum,
                                 std::function<void(Recipe&, int)> set) {
    auto* box = new NumberBox(minimum, maximum);
    auto* field = new Field(caption, box);
    m_fields << field;
    m_grid->addWidget(field, row, column, Qt::AlignTop);
    connect(box, &NumberBox::valueChanged, this, [this, field, caption, set = std::move(set)](int value) {
        editThrough(*field, *m_recipe, caption(), [&set, value](Recipe& r) { set(r, value); });
    });
    return box;
}

void DataUseBox::setAvailable(qint64 trainImages, qint64 testImages) {
    m_trainAvailable = int(trainImages);
    m_testAvailable = int(testImages);
    const QSignalBlocker trainBlocker(m_train);
    const QSignalBlocker testBlocker(m_test);
    m_train->setMaximum(m_trainAvailable);
    m_test->setMaximum(m_testAvailable);
    showRecipe();
}

void DataUseBox::showRecipe() {
    const Recipe& recipe = m_recipe->recipe();
    for (Field* field : m_fields) field->setError({});
    m_train->showValue(recipe.data.trainImages ? recipe.data.trainImages : m_trainAvailable);
    m_test->showValue(recipe.data.testImages ? recipe.data.testImages : m_testAvailable);
    m_batch->showValue(recipe.data.batchSize);
    m_seed->showValue(int(recipe.seed));
    m_shuffle->setChecked(recipe.data.shuffle);
    setWords(m_batches, "text", [this] { return batchSentence(); });
}

QString DataUseBox::batchSentence() const {
    const int images = m_train->value();
    const int batch = m_recipe->recipe().data.batchSize;
    const int rest = images % batch;
    const QString batches = format::number(images / batch);
    if (rest == 0) return tr("%1 batches per epoch.").arg(batches);
    if (m_recipe->recipe().data.shuffle)
        return tr("%1 batches per epoch; the last %2 images of each shuffled epoch are left out.")
            .arg(batches)
            .arg(rest);
    return tr("%1 batches per epoch; the last %2 images are left out.").arg(batches).arg(rest);
}

}  // namespace quantelier
