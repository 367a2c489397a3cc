#include "engine/library_versions.h"

#include <ATen/Version.h>
#include <dlfcn.h>
#include <torch/version.h>

namespace quantelier {

namespace {

// LibTorch knows only which BLAS it was built for; the system chooses the one that is loaded.
std::string blasVersion() {
    using Config = const char* (*)();
    if (void* const config = dlsym(RTLD_DEFAULT, "openblas_get_config"))
        return reinterpret_cast<Config>(config)();
    const std::string mkl = at::get_mkl_version();
    if (mkl.find("not found") == std::string::npos) return mkl;
    return "unknown, perhaps the slow reference; install libopenblas0-pthread";
}

}  // namespace

std::vector<LibraryVersion> libraryVersions() {
    return {{"LibTorch", TORCH_VERSION}, {"oneDNN", at::get_mkldnn_version()}, {"BLAS", blasVersion()}};
}

}  // namespace quantelier
