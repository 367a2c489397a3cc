// One kind of device: whether it can be used, and what a run needs of it beyond LibTorch's own operations.
#pragma once

#include <torch/torch.h>

#include <memory>
#include <mutex>
#include <string>

#include "engine/core/device_info.h"

namespace quantelier {

/// Threads may share a backend. Nothing of it is touched before it is asked for: LibTorch is loaded already,
/// a driver or a plug-in only by whyNot().
class Backend {
  public:
    virtual ~Backend() = default;

    /// As --device_target spells it.
    virtual std::string target() const = 0;

    /// Empty where the device computes; else what is missing. Looked for once.
    const std::string& whyNot() {
        std::call_once(m_looked, [this] { m_whyNot = look(); });
        return m_whyNot;
    }

    /// The model, where the device tells; asked of available devices only, as all that follows.
    virtual std::string name() = 0;

    virtual torch::Device device() const = 0;

    /// Waits for what the device was given to do; reports what failed in it.
    virtual void synchronize() {}

    virtual DeviceMemory memory() { return {}; }

    /// Cores that the CPU's own kernels may use; 0: not that kind of device.
    virtual int cores() const { return 0; }

  private:
    /// What whyNot() tells.
    virtual std::string look() { return {}; }

    std::once_flag m_looked;
    std::string m_whyNot;
};

std::unique_ptr<Backend> makeCpuBackend();
std::unique_ptr<Backend> makeCudaBackend();
std::unique_ptr<Backend> makeAscendBackend();

}  // namespace quantelier
