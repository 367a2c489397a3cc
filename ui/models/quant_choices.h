// What the window offers for all layers at once, in words.
#pragma once

#include <QString>
#include <vector>

#include "engine/core/quant_choices.h"

namespace quantelier {

QString observerName(ObserverKind kind);  ///< short, for a table: LSQ

/// The kinds in the order of their menus.
const std::vector<ObserverKind>& weightObservers();
const std::vector<ObserverKind>& outputObservers();

}  // namespace quantelier
