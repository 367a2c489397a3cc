// Writer of the IDX format, raw.
#pragma once

#include <string>

#include "engine/core/dataset.h"

namespace quantelier {

/// Writes the images of a data set to one file and its labels to another. Throws Error(Failed).
void writeIdxFiles(const std::string& imagesPath, const std::string& labelsPath, const Dataset& data);

/// Writes folder/train and folder/test in the tutorial's layout. Throws Error(Failed) if a file cannot be
/// written.
void writeIdxFolder(const std::string& folder, const Dataset& train, const Dataset& test);

}  // namespace quantelier
