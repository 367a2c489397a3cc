// Watches training steps: whatever touches a tensor of the CPU while a device trains.
#pragma once

#include <torch/torch.h>

#include <cstdint>
#include <set>
#include <string>

struct StandInCounts;

namespace quantelier::test {

struct Seen {
    std::int64_t steps = 0;
    std::int64_t cpuTensors =
        0;  ///< operations that read or made a tensor of the CPU; single numbers ride along
    std::int64_t fetched = 0;               ///< single numbers that the CPU asked for, and so waited
    std::int64_t toDevice = 0, toHost = 0;  ///< copies that the stand-in counted; 0 on a real device
    std::int64_t mixed = 0;                 ///< operations of the stand-in that got a tensor of the CPU
    std::set<std::string> names;            ///< of the operations with tensors of the CPU

    bool isClean() const { return cpuTensors + fetched + toDevice + toHost + mixed == 0; }
    std::string text() const;
};

/// One at a time. Operations of all threads count: a device's gradients are computed on one of its own.
class StepWatch {
  public:
    StepWatch();
    ~StepWatch();
    StepWatch(const StepWatch&) = delete;
    StepWatch& operator=(const StepWatch&) = delete;

    void begin();
    void end();
    const Seen& seen() const;

  private:
    at::CallbackHandle m_callback;
};

/// The stand-in's counts where it is loaded, else nothing.
StandInCounts* standInCounts();

/// How many parameters, buffers, gradients and momenta are not on the device, and the first one's name.
int countElsewhere(const torch::nn::Module& module, const torch::optim::SGD& optimizer,
                   const torch::Device& device, std::string& first);

}  // namespace quantelier::test
