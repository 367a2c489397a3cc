// The choices of a combo box in the window's language.
#pragma once

#include "ui/language.h"

class QComboBox;

namespace quantelier {

/// Adds items whose texts follow the language; what is chosen stays.
void addItems(QComboBox* box, const WordList& texts);

}  // namespace quantelier
