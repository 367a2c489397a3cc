// A device in words.
#pragma once

#include <string>

#include "engine/core/device_info.h"

namespace quantelier::cli {

/// Model, cores and memory of a device that is there, else why it is not.
std::string deviceText(const DeviceInfo& device);

}  // namespace quantelier::cli
