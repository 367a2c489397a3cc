// Settings of a recipe as people call them.
#pragma once

#include <QString>

#include "engine/core/recipe_diff.h"

namespace quantelier {

/// "train.learning_rate" is "learning rate"; "quant.fc1.weights.bits" is "fc1: weight bits".
/// Four layers are told by the fifth: "batch norm, all but fc3".
QString settingName(const std::string& key);

/// "true" is "yes", "normal_0.01" is "N(0, 0.01)"; numbers stay.
QString settingValue(const std::string& value);

}  // namespace quantelier
