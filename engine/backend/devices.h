// The list of devices, without torch.
#pragma once

#include <vector>

#include "engine/core/device_info.h"

namespace quantelier {

/// CPU, GPU (CUDA) and Ascend, each with whether it can be used and why not. The first call loads what a
/// device needs.
std::vector<DeviceInfo> listDevices();

}  // namespace quantelier
