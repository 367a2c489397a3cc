// libtorch_npu, loaded at run time: Quantelier is never linked with it, and runs where it is not.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace quantelier {

/// The functions that are called by symbol. Their C++ names are in torch_npu/torch_npu.h.
struct NpuLibrary {
    void (*init)(std::int8_t device) = nullptr;          ///< torch_npu::init_npu(c10::DeviceIndex)
    void (*finalize)() = nullptr;                        ///< torch_npu::finalize_npu()
    void (*synchronize)(std::int64_t device) = nullptr;  ///< torch::npu::synchronize(int64_t); may be missing
    /// aclrtGetMemInfo(attribute, free, total) of CANN's libascendcl; may be missing
    int (*memory)(int attribute, std::size_t* free, std::size_t* total) = nullptr;

    std::string problem;  ///< why it cannot be used, in a sentence without its full stop; empty: loaded
};

/// Loads $QUANTELIER_NPU_LIBRARY, else libtorch_npu.so of the loader's path, for the rest of the process.
NpuLibrary loadNpuLibrary();

/// What a failed dlopen(`library`) means, from the loader's own sentence.
std::string npuLoadProblem(const std::string& library, const std::string& loaderError);

}  // namespace quantelier
