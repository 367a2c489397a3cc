// What the stand-in counts. The test program, which is not linked with it, finds the functions by name.
#pragma once

#include <atomic>
#include <cstdint>

struct StandInCounts {
    std::atomic<std::int64_t> allocations{0};
    std::atomic<std::int64_t> toDevice{0};  ///< copies from the CPU of more than one number
    std::atomic<std::int64_t> toHost{0};    ///< copies to the CPU, single numbers too
    std::atomic<std::int64_t> kernels{0};   ///< operations that the device computed
    std::atomic<std::int64_t> mixed{
        0};  ///< operations that were given a tensor of the CPU beside the device's
};

extern "C" {
/// Since the library was loaded.
StandInCounts* quantelierStandInCounts();
/// The operations that were computed, one name a line, in order of the alphabet.
const char* quantelierStandInKernels();
/// How often torch_npu::finalize_npu() was called.
int quantelierStandInFinalized();
}

namespace stand_in {

inline StandInCounts& counts() {
    return *quantelierStandInCounts();
}

/// The device computed this operation.
void countKernel(const char* name);

}  // namespace stand_in
