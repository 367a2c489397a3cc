#include "ui/widgets/quant_fields.h"

#include <QComboBox>
#include <algorithm>

#include "ui/models/quant_choices.h"
#include "ui/models/recipe_fields.h"
#include "ui/widgets/field.h"
#include "ui/widgets/term_label.h"

namespace quantelier {

namespace {

constexpr int kMostBits = 8, kFewestBits = 2;

QString menuName(ObserverKind kind) {
    return kind == ObserverKind::Learned ? RecipeFields::tr("Learned (LSQ)") : observerName(kind);
}

Term termOf(ObserverKind kind) {
    switch (kind) {
        case ObserverKind::MinMax:
            return Term::MinMax;
        case ObserverKind::Ema:
            return Term::Ema;
        case ObserverKind::Percentile:
            return Term::Percentile;
        case ObserverKind::Mse:
            return Term::Mse;
        case ObserverKind::Kl:
            return Term::Kl;
        case ObserverKind::Learned:
            return Term::Lsq;
        case ObserverKind::Pact:
            return Term::Pact;
    }
    return Term::Observer;
}

void showMixed(Field& field) {
    setWords(field.findChild<QComboBox*>(), "placeholderText", [] { return RecipeFields::tr("mixed"); });
}

}  // namespace

Field* bitsField(RecipeFields& fields, const Words& caption,
                 const std::function<std::optional<int>(const QuantRecipe&)>& common,
                 const std::function<void(QuantRecipe&, int)>& set) {
    WordList names;
    for (int bits = kMostBits; bits >= kFewestBits; --bits) names.push_back(QString::number(bits));
    Field* field = fields.choice(
        caption, names,
        [common](const Recipe& r) {
            const std::optional<int> bits = common(r.quant);
            return bits ? kMostBits - *bits : -1;
        },
        [set](Recipe& r, int index) { set(r.quant, kMostBits - index); });
    showMixed(*field);
    return field;
}

Field* observerField(RecipeFields& fields, const Words& caption, const std::vector<ObserverKind>& kinds,
                     const std::function<std::optional<ObserverKind>(const QuantRecipe&)>& common,
                     const std::function<void(QuantRecipe&, ObserverKind)>& set) {
    WordList names;
    for (const ObserverKind kind : kinds) names.push_back([kind] { return menuName(kind); });
    Field* field = fields.choice(
        caption, names,
        [kinds, common](const Recipe& r) {
            const std::optional<ObserverKind> kind = common(r.quant);
            return kind ? int(std::find(kinds.begin(), kinds.end(), *kind) - kinds.begin()) : -1;
        },
        [kinds, set](Recipe& r, int index) { set(r.quant, kinds[std::size_t(index)]); });
    auto* box = field->findChild<QComboBox*>();
    followLanguage(box, [box, kinds] {
        for (int i = 0; i < box->count(); ++i)
            box->setItemData(i, explanation(termOf(kinds[std::size_t(i)])), Qt::ToolTipRole);
    });
    showMixed(*field);
    return field;
}

}  // namespace quantelier
