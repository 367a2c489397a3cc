// Text in one of the roles of the type scale.
#pragma once

#include <QLabel>

#include "ui/fonts.h"
#include "ui/language.h"

namespace quantelier {

enum class Tone { Normal, Secondary, Error };

QLabel* makeLabel(const Words& text, TextRole role, Tone tone = Tone::Normal, QWidget* parent = nullptr);

void setTone(QLabel* label, Tone tone);

/// The same, broken into lines where the column ends.
QLabel* makeParagraph(const Words& text, TextRole role, Tone tone = Tone::Secondary,
                      QWidget* parent = nullptr);

}  // namespace quantelier
