#include "ui/models/recipe_fields.h"

#include <QCheckBox>
#include <QComboBox>
#include <QSignalBlocker>

#include "ui/models/recipe_edit.h"
#include "ui/widgets/field.h"
#include "ui/widgets/number_box.h"
#include "ui/widgets/rate_box.h"
#include "ui/widgets/word_items.h"

namespace quantelier {

RecipeFields::RecipeFields(RecipeModel& model, QObject* parent) : QObject(parent), m_model(model) {}

void RecipeFields::keepShowing(QObject* context, const std::function<void()>& show) {
    connect(&m_model, &RecipeModel::changed, context, show);
    connect(this, &RecipeFields::refreshed, context, show);
    show();
}

Field* RecipeFields::integer(const Words& caption, int minimum, int maximum,
                             const std::function<int&(Recipe&)>& value) {
    auto* box = new NumberBox(minimum, maximum);
    box->setMinimumHeight(box->sizeHint().height());
    auto* field = new Field(caption, box);
    connect(box, &NumberBox::valueChanged, this, [this, field, caption, value](int number) {
        editThrough(*field, m_model, caption(), [&](Recipe& r) { value(r) = number; });
    });
    keepShowing(box, [this, field, box, value] {
        Recipe recipe = m_model.recipe();
        box->showValue(value(recipe));
        field->setError({});
    });
    return field;
}

Field* RecipeFields::real(const Words& caption, double minimum, double maximum,
                          const std::function<double&(Recipe&)>& value) {
    auto* box = new RateBox(minimum, maximum);
    box->setMinimumHeight(box->sizeHint().height());
    auto* field = new Field(caption, box);
    connect(box, &RateBox::valueChanged, this, [this, field, caption, value](double number) {
        editThrough(*field, m_model, caption(), [&](Recipe& r) { value(r) = number; });
    });
    keepShowing(box, [this, field, box, value] {
        Recipe recipe = m_model.recipe();
        box->showValue(value(recipe));
        field->setError({});
    });
    return field;
}

Field* RecipeFields::choice(const Words& caption, const WordList& names,
                            const std::function<int(const Recipe&)>& read,
                            const std::function<void(Recipe&, int)>& write) {
    auto* box = new QComboBox;
    addItems(box, names);
    box->setMinimumHeight(box->sizeHint().height());
    auto* field = new Field(caption, box);
    connect(box, &QComboBox::activated, this, [this, field, box, caption, read, write](int index) {
        editThrough(*field, m_model, caption(), [&](Recipe& r) { write(r, index); });
        box->setCurrentIndex(read(m_model.recipe()));  // as it was, where the recipe refused
    });
    keepShowing(box, [this, field, box, read] {
        box->setCurrentIndex(read(m_model.recipe()));
        field->setError({});
    });
    return field;
}

Field* RecipeFields::schedule(const Words& caption, const std::function<Schedule&(Recipe&)>& value) {
    const auto read = [value](const Recipe& r) {
        Recipe copy = r;
        return value(copy) == Schedule::Cosine ? 1 : 0;
    };
    const auto write = [value](Recipe& r, int index) {
        value(r) = index == 1 ? Schedule::Cosine : Schedule::Constant;
    };
    return choice(caption, {[] { return tr("Constant"); }, [] { return tr("Cosine"); }}, read, write);
}

QCheckBox* RecipeFields::check(const Words& caption, const std::function<bool&(Recipe&)>& value) {
    return makeCheck(
        caption, [value](Recipe r) { return value(r); }, [value](Recipe& r, bool on) { value(r) = on; });
}

QCheckBox* RecipeFields::checkLayers(const Words& caption, std::size_t first, std::size_t end,
                                     const std::function<bool&(LayerQuant&)>& value) {
    return checkLayers(
        caption, [first, end] { return std::make_pair(first, end); }, value);
}

QCheckBox* RecipeFields::checkLayers(const Words& caption,
                                     const std::function<std::pair<std::size_t, std::size_t>()>& range,
                                     const std::function<bool&(LayerQuant&)>& value) {
    return makeCheck(
        caption,
        [range, value](Recipe r) {
            bool all = true;
            for (auto [i, end] = range(); i < end; ++i) all = all && value(r.quant.layers[i]);
            return all;
        },
        [range, value](Recipe& r, bool on) {
            for (auto [i, end] = range(); i < end; ++i) value(r.quant.layers[i]) = on;
        });
}

QCheckBox* RecipeFields::makeCheck(const Words& caption, const std::function<bool(Recipe)>& read,
                                   const std::function<void(Recipe&, bool)>& write) {
    auto* box = worded(new QCheckBox, caption);
    setWords(box, "accessibleName", caption);
    connect(box, &QCheckBox::clicked, this, [this, box, caption, read, write](bool on) {
        m_model.edit(caption(), [&](Recipe& r) { write(r, on); });
        box->setChecked(read(m_model.recipe()));  // as it was, where the recipe refused
    });
    keepShowing(box, [this, box, read] { box->setChecked(read(m_model.recipe())); });
    return box;
}

}  // namespace quantelier
