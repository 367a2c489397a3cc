// A device that training can run on, as people see it.
#pragma once

#include <string>
#include <vector>

namespace quantelier {

struct DeviceInfo {
    std::string target;  ///< as --device_target spells it: CPU, GPU, Ascend
    std::string name;    ///< model and threads
    bool available = false;
    std::string reason;  ///< why it is not available; empty if it is
};

}  // namespace quantelier
