// What computes beside our own kernels, for bug reports.
#pragma once

#include <string>
#include <vector>

namespace quantelier {

struct LibraryVersion {
    std::string library, version;
};

/// LibTorch, oneDNN and the BLAS that is loaded.
std::vector<LibraryVersion> libraryVersions();

}  // namespace quantelier
