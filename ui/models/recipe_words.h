// Settings of a recipe as people call them, in the window's language (engine/core/recipe_words.h).
#pragma once

#include <QString>
#include <string>

namespace quantelier {

QString settingName(const std::string& key);
QString settingValue(const std::string& value);

}  // namespace quantelier
