// The parts of a C export that are the same for every network: resources/c, compiled in.
#pragma once

#include <string>
#include <vector>

#include "engine/core/embedded_text.h"
#include "engine/core/export_format.h"

namespace quantelier {

/// All files, named with their folder: common, float, fixed and baseline.
const std::vector<EmbeddedText>& cResources();

/// The files of one of these folders, without its name.
std::vector<ExportedFile> cResources(const std::string& folder);

}  // namespace quantelier
