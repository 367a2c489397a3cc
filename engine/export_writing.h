// Exports reach their place whole or not at all.
#pragma once

#include <string>
#include <vector>

#include "engine/core/export_format.h"

namespace quantelier {

/// Writes one file without a name as a file, anything else as a folder. A folder that is there already is
/// only replaced if all its files have names that the new one has too. Throws Error(Usage) where it has
/// not, Error(Failed) with the path and the system's reason.
void writeExport(const std::vector<ExportedFile>& files, const std::string& path);

}  // namespace quantelier
