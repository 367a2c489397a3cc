// The memory of the torch modules as the fused kernels see it.
#pragma once

#include <string>

#include "engine/kernels/network_view.h"
#include "engine/quant/quant_lenet5.h"

namespace quantelier {

/// Views of modules on the CPU. They stay valid as long as the module lives and its parameters are not
/// replaced. Momenta are not set.
kernels::NetworkView viewOf(LeNet5Impl& network);
kernels::NetworkView viewOf(QuantLeNet5Impl& network);

/// Why the fused kernels cannot train this, as a sentence's end; empty: they can.
std::string whyNotFused(const QuantRecipe& recipe, const NetworkRecipe& network);

/// What one batch takes in memory at most, for the fused kernels to be used.
inline constexpr std::size_t kLargestWorkspace = std::size_t{1} << 30;

}  // namespace quantelier
