#include "ui/models/recipe_words.h"

#include "engine/core/recipe_words.h"
#include "ui/translation.h"

namespace quantelier {

QString settingName(const std::string& key) {
    return QString::fromStdString(recipeSettingName(key, windowTranslation));
}

QString settingValue(const std::string& value) {
    return QString::fromStdString(recipeSettingValue(value, windowTranslation));
}

}  // namespace quantelier
