// Torch networks of plain weights, on the CPU and in evaluation mode.
#pragma once

#include "engine/formats/checkpoint_names.h"
#include "engine/network/lenet5.h"
#include "engine/quant/quant_lenet5.h"
#include "engine/torch_guard.h"

namespace quantelier {

inline LeNet5 makeFloat(const FloatNetwork& network) {
    useOneTorchThread();
    LeNet5 module(networkRecipeOf(network, {}));
    module->load(network);
    module->eval();
    return module;
}

inline QuantLeNet5 makeQuant(const QuantNetwork& network) {
    useOneTorchThread();
    QuantLeNet5 module(networkRecipeOf(network.network, {}), network.recipe, torch::kCPU);
    module->load(network);
    module->eval();
    return module;
}

}  // namespace quantelier
