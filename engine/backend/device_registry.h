// Which devices this machine offers. Names are parsed here, never by torch::Device(string), which does not
// know plug-in devices before their library is loaded.
#pragma once

#include <torch/torch.h>

#include <string>
#include <vector>

#include "engine/core/device_info.h"

namespace quantelier {

/// Throws Error(Usage) for an unknown name, Error(NoDevice) for a device that is not there: what is missing,
/// and what there is. `auto` takes the GPU where there is one, else the CPU.
torch::Device openDevice(const std::string& target);

}  // namespace quantelier
