#include "engine/backend/npu_library.h"

#include <dlfcn.h>
#include <fmt/format.h>
#include <torch/version.h>

#include <cstdlib>

#include "engine/core/files.h"

namespace quantelier {

namespace {

constexpr const char* kDefaultName = "libtorch_npu.so";

// PrivateUse1 carries Ascend from 2.1 on; libraries for older versions take another way.
constexpr bool kHasLibrary = TORCH_VERSION_MAJOR > 2 ||
                             (TORCH_VERSION_MAJOR == 2 && TORCH_VERSION_MINOR >= 1);

bool contains(const std::string& text, const char* part) {
    return text.find(part) != std::string::npos;
}

// "libx.so: cannot open shared object file: ..." -> "libx.so"
std::string missingFile(const std::string& loaderError) {
    return fileName(loaderError.substr(0, loaderError.find(':')));
}

template <typename Function>
void resolve(Function*& function, void* library, const char* symbol) {
    function = reinterpret_cast<Function*>(dlsym(library, symbol));
}

std::string wheelProblem(const std::string& library) {
    return library +
           " is the one of the Python wheel, which has no init_npu: one made by build_libtorch_npu.py is "
           "needed";
}

}  // namespace

std::string npuLoadProblem(const std::string& library, const std::string& loaderError) {
    const std::string name = fileName(library);
    if (contains(loaderError, "cannot open shared object file")) {
        const std::string missing = missingFile(loaderError);
        if (contains(missing, "libtorch_python")) return wheelProblem(name);
        if (missing != name)
            return fmt::format(
                "{} needs {}, which is not found: source CANN's set_env.sh in this shell first", name,
                missing);
        return kHasLibrary ? fmt::format("{} is not found: build it for LibTorch " TORCH_VERSION
                                         " with build_libtorch_npu.py and add its folder to LD_LIBRARY_PATH",
                                         library)
                           : fmt::format("{} is not found, and there is none for LibTorch " TORCH_VERSION
                                         ": build Quantelier with LibTorch 2.1 or newer",
                                         library);
    }
    if (contains(loaderError, "undefined symbol") || contains(loaderError, "' not found"))
        return fmt::format("{} does not fit LibTorch " TORCH_VERSION
                           " ({}): one of the same version and C++ ABI is needed",
                           name, loaderError.substr(loaderError.find(": ") + 2));
    return fmt::format("{} cannot be loaded: {}", name, loaderError);
}

NpuLibrary loadNpuLibrary() {
    const char* const chosen = std::getenv("QUANTELIER_NPU_LIBRARY");
    const std::string path = chosen && *chosen ? chosen : kDefaultName;
    NpuLibrary npu;
    // Global and at once: its static objects register the device with LibTorch, and a symbol that is missing
    // is told now instead of in the middle of a training.
    void* const library = dlopen(path.c_str(), RTLD_NOW | RTLD_GLOBAL);
    if (!library) {
        npu.problem = npuLoadProblem(path, dlerror());
        return npu;
    }
    resolve(npu.init, library, "_ZN9torch_npu8init_npuEa");
    resolve(npu.finalize, library, "_ZN9torch_npu12finalize_npuEv");
    resolve(npu.synchronize, library, "_ZN5torch3npu11synchronizeEl");
    resolve(npu.memory, library, "aclrtGetMemInfo");
    if (!npu.init || !npu.finalize) npu.problem = wheelProblem(fileName(path));
    return npu;
}

}  // namespace quantelier
