// A stand-in for libtorch_npu: the same way in, another device behind. It registers itself with LibTorch when
// it is loaded, and has the functions that Quantelier looks for.
#include <c10/core/impl/DeviceGuardImplInterface.h>
#include <torch/version.h>

#include <atomic>

#include "tests/backend/stand_in/counts.h"
#include "tests/backend/stand_in/device_memory.h"

#if TORCH_VERSION_MAJOR > 1
#include <ATen/detail/PrivateUse1HooksInterface.h>
#endif

namespace stand_in {

namespace {

constexpr c10::DeviceType kType = c10::DeviceType::PrivateUse1;

// One device, and one stream on which everything happens at once.
struct Guard final : c10::impl::DeviceGuardImplInterface {
    c10::DeviceType type() const override { return kType; }
    c10::Device exchangeDevice(c10::Device) const override { return {kType, 0}; }
    c10::Device getDevice() const override { return {kType, 0}; }
    void setDevice(c10::Device) const override {}
    void uncheckedSetDevice(c10::Device) const noexcept override {}
    c10::Stream getStream(c10::Device) const noexcept override { return stream(); }
    c10::Stream getDefaultStream(c10::Device) const override { return stream(); }
    c10::Stream exchangeStream(c10::Stream) const noexcept override { return stream(); }
    c10::DeviceIndex deviceCount() const noexcept override { return 1; }

  private:
    static c10::Stream stream() { return c10::Stream(c10::Stream::DEFAULT, {kType, 0}); }
};

C10_REGISTER_GUARD_IMPL(PrivateUse1, Guard);

#if TORCH_VERSION_MAJOR > 1
struct Hooks final : at::PrivateUse1HooksInterface {
    bool hasPrimaryContext(c10::DeviceIndex) const override { return true; }
    c10::DeviceIndex deviceCount() const override { return 1; }
};

const bool isNamed = [] {
    c10::register_privateuse1_backend("npu");
    at::RegisterPrivateUse1HooksInterface(new Hooks);
    return true;
}();
#endif

std::atomic<int> finalized{0};

}  // namespace

}  // namespace stand_in

namespace torch_npu {

void init_npu(c10::DeviceIndex) {}

void finalize_npu() {
    ++stand_in::finalized;
}

}  // namespace torch_npu

namespace torch::npu {

void synchronize(std::int64_t) {}

}  // namespace torch::npu

extern "C" int aclrtGetMemInfo(int, std::size_t* free, std::size_t* total) {
    *total = stand_in::kTotalBytes;
    *free = *total - stand_in::usedBytes();
    return 0;
}

int quantelierStandInFinalized() {
    return stand_in::finalized;
}
