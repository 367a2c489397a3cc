// A device that training can run on, as people see it.
#pragma once

#include <cstdint>
#include <string>

namespace quantelier {

struct DeviceMemory {
    std::int64_t usedBytes = 0, totalBytes = 0;  ///< total 0: the device does not tell
};

struct DeviceInfo {
    std::string target;  ///< as --device_target spells it: CPU, GPU, Ascend
    std::string name;    ///< the model, or the kind where there is none
    bool available = false;
    std::string reason;   ///< why it is not available; empty if it is
    bool isBest = false;  ///< what `auto` takes
    int cores = 0;        ///< of the CPU
    DeviceMemory memory;
};

}  // namespace quantelier
