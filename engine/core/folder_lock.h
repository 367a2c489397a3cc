// Who works in a folder: one process at a time.
#pragma once

#include <string>

namespace quantelier {

/// Held as long as it lives; the system frees it when the process dies, however it dies. On a file system
/// without locks it holds nothing.
class FolderLock {
  public:
    /// The folder must exist. Throws Error(Failed) that names the process which holds it.
    explicit FolderLock(const std::string& folder);
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;
    ~FolderLock();

    /// Whether a process, this one too, holds the folder.
    static bool isHeld(const std::string& folder);

  private:
    std::string m_path;
    int m_descriptor = -1;
};

}  // namespace quantelier
