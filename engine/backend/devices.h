// The list of devices, without torch.
#pragma once

#include <string>
#include <vector>

#include "engine/core/device_info.h"

namespace quantelier {

/// CPU, GPU (CUDA) and Ascend, each with whether it can be used and why not. The first call loads what a
/// device needs.
std::vector<DeviceInfo> listDevices();

/// Throws Error(NoDevice) if a run on it would, before anything is loaded for it. Error(Usage) for an unknown
/// name.
void requireDevice(const std::string& target);

}  // namespace quantelier
