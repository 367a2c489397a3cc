// Runs the integer network with a deliberate fault.
#pragma once

#include "engine/core/cancel_token.h"
#include "engine/core/fault.h"
#include "engine/models.h"

namespace quantelier {

/// Over the first kFaultImages of `test` (resized), on the reference kernels. `models` has a quantized
/// network. Throws Error(Failed) with the reason where the network cannot have the fault, Error(Interrupted)
/// when cancelled.
FaultReport measureFault(const Models& models, Fault fault, const Dataset& test, const CancelToken& cancel);

}  // namespace quantelier
