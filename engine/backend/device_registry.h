// The devices by name. Names are parsed here, never by torch::Device(string), which does not know plug-in
// devices before their library is loaded.
#pragma once

#include <string>

#include "engine/backend/backend.h"

namespace quantelier {

/// Throws Error(Usage) for an unknown name, Error(NoDevice) for a device that is not there: what is missing,
/// and what there is. `auto` takes the best there is: GPU, Ascend, CPU. Lives as long as the process.
Backend& openBackend(const std::string& target);

/// CPU, GPU or Ascend.
std::string targetOf(const torch::Device& device);

}  // namespace quantelier
