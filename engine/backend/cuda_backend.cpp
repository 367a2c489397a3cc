#include <dlfcn.h>
#include <fmt/format.h>

#include <array>

#include "engine/backend/backend.h"
#include "engine/backend/probe.h"

namespace quantelier {

namespace {

// What the driver and the runtime say beyond LibTorch's own interface. Both are loaded by a CUDA LibTorch and
// never linked: the same program is built with a CPU one.
template <typename Function>
Function* loaded(const char* symbol) {
    return reinterpret_cast<Function*>(dlsym(RTLD_DEFAULT, symbol));
}

std::string firstGpuName() {
    // Ordinals follow CUDA_VISIBLE_DEVICES, as LibTorch's do.
    void* const driver = dlopen("libcuda.so.1", RTLD_LAZY | RTLD_LOCAL);
    if (!driver) return {};
    const auto start = reinterpret_cast<int (*)(unsigned)>(dlsym(driver, "cuInit"));
    const auto nameOf = reinterpret_cast<int (*)(char*, int, int)>(dlsym(driver, "cuDeviceGetName"));
    std::array<char, 256> name{};
    if (!start || !nameOf || start(0) != 0 || nameOf(name.data(), int(name.size()) - 1, 0) != 0) return {};
    return name.data();
}

class CudaBackend : public Backend {
  public:
    std::string target() const override { return "GPU"; }
    std::string name() override {
        const std::string name = firstGpuName();
        return name.empty() ? "CUDA" : name;
    }
    torch::Device device() const override { return {torch::kCUDA, 0}; }
    void synchronize() override { torch::cuda::synchronize(); }
    DeviceMemory memory() override {
        const auto ask = loaded<int(std::size_t*, std::size_t*)>("cudaMemGetInfo");
        std::size_t free = 0, total = 0;
        if (!ask || ask(&free, &total) != 0) return {};
        return {static_cast<std::int64_t>(total - free), static_cast<std::int64_t>(total)};
    }

  private:
    // Not in TF32, whose 10 bits lose what the integers keep; and the same seed gives the same bits.
    static void computeExactly() {
        at::globalContext().setAllowTF32CuDNN(false);
        at::globalContext().setAllowTF32CuBLAS(false);
        at::globalContext().setBenchmarkCuDNN(false);
        at::globalContext().setDeterministicCuDNN(true);
    }

    std::string look() override {
        if (!torch::hasCUDA()) return "this LibTorch (" TORCH_VERSION ") was built without CUDA";
        if (!torch::cuda::is_available()) return "LibTorch finds no CUDA device or driver";
        computeExactly();
        // A card that is too old for LibTorch's kernels is there, and computes nothing.
        const std::string failure = probeFailure(*this);
        return failure.empty() ? failure : fmt::format("the CUDA device does not compute ({})", failure);
    }
};

}  // namespace

std::unique_ptr<Backend> makeCudaBackend() {
    return std::make_unique<CudaBackend>();
}

}  // namespace quantelier
