// Quantizes a network with one grid set by hand.
#pragma once

#include "engine/core/cancel_token.h"
#include "engine/core/hand_grid.h"
#include "engine/models.h"

namespace quantelier {

/// Over the first 1 000 images of `test` (resized). `models` has a quantized network. Throws
/// Error(Interrupted) when cancelled.
HandReport measureHandGrid(const Models& models, const HandGrid& grid, const Dataset& test,
                           const CancelToken& cancel);

}  // namespace quantelier
