// Whether a device computes.
#pragma once

#include "engine/backend/backend.h"

namespace quantelier {

/// Lets the device add two numbers and fetches the sum. Empty if that is right, else what LibTorch says.
std::string probeFailure(Backend& backend);

}  // namespace quantelier
