#include <fmt/format.h>

#include <cstdlib>

#include "engine/backend/backend.h"
#include "engine/backend/npu_library.h"
#include "engine/backend/probe.h"

namespace quantelier {

namespace {

constexpr int kDeviceMemory = 1;  // ACL_HBM_MEM

// Named npu:0 by LibTorch 2.x once the library is there; LibTorch 1.13 cannot rename it.
const torch::Device kDevice(c10::DeviceType::PrivateUse1, 0);

void (*finalize)() = nullptr;

class AscendBackend : public Backend {
  public:
    std::string target() const override { return "Ascend"; }
    std::string name() override { return "Ascend NPU"; }
    torch::Device device() const override { return kDevice; }
    void synchronize() override {
        if (m_npu.synchronize) m_npu.synchronize(kDevice.index());
    }
    DeviceMemory memory() override {
        std::size_t free = 0, total = 0;
        if (!m_npu.memory || m_npu.memory(kDeviceMemory, &free, &total) != 0) return {};
        return {static_cast<std::int64_t>(total - free), static_cast<std::int64_t>(total)};
    }

  private:
    std::string look() override {
        m_npu = loadNpuLibrary();
        if (!m_npu.problem.empty()) return m_npu.problem;
        m_npu.init(kDevice.index());
        // Registered after the library was loaded, so it runs before its static objects are destroyed.
        finalize = m_npu.finalize;
        std::atexit([] { finalize(); });
        // init_npu() logs and returns where it fails: only a result proves that there is a card.
        const std::string failure = probeFailure(*this);
        if (failure.empty()) return {};
        return fmt::format("libtorch_npu is loaded, but no Ascend card computes ({})", failure);
    }

    NpuLibrary m_npu;
};

}  // namespace

std::unique_ptr<Backend> makeAscendBackend() {
    return std::make_unique<AscendBackend>();
}

}  // namespace quantelier
