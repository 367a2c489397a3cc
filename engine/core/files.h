// Files are written whole or not at all, and read within a limit.
#pragma once

#include <cstdint>
#include <string>

namespace quantelier {

/// Creates the folder and its parents. Throws WriteError with the path and the system's reason.
void createFolder(const std::string& path);

/// Writes under a temporary name in the same folder, syncs, renames. On failure the old file stays, the
/// temporary one is removed, and WriteError says the path and the system's reason.
void writeFileWhole(const std::string& path, const std::string& bytes);

/// Removes what writeFileWhole() left in a folder when its process was killed. Only where nobody writes.
void removeUnfinishedFiles(const std::string& folder);

/// Throws Error(BadInput) if the file is missing, a folder, or larger than `mostBytes`.
std::string readFile(const std::string& path, std::int64_t mostBytes);

/// The last component of a path, for messages.
std::string fileName(const std::string& path);

}  // namespace quantelier
