// Compiling an exported C network together with a driver.
#pragma once

#include <string>
#include <vector>

#include "engine/core/cancel_token.h"
#include "engine/core/export_format.h"

namespace quantelier::peers {

/// How long a compiler may take.
inline constexpr double kCompileSeconds = 120.0;

/// Writes the files, and those of resources/c/drivers, into `path`.
void writeSources(const std::vector<ExportedFile>& folder, const std::string& path);

/// The network's own sources: lenet*.c.
std::vector<std::string> networkSources(const std::vector<ExportedFile>& folder);

/// Runs `compiler` (program and flags) on `sources` within `path`; the program gets the name `output`. `last`
/// are libraries and linker flags. Throws Error(Failed) with the compiler's first line.
void compile(const std::vector<std::string>& compiler, const std::vector<std::string>& sources,
             const std::vector<std::string>& last, const std::string& output, const std::string& path,
             const CancelToken& cancel);

}  // namespace quantelier::peers
