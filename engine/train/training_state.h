// A training's state between two steps, to and from a checkpoint: weights, the optimizer's running means,
// observers and place.
#pragma once

#include "engine/formats/checkpoint_names.h"
#include "engine/network/lenet5.h"
#include "engine/quant/quant_lenet5.h"
#include "engine/train/trainer.h"

namespace quantelier {

/// All that a training which goes on from them needs but the data; the networks stay as they are.
NamedTensors trainingState(LeNet5Impl& network, const Trainer& trainer, const Recipe& recipe);
NamedTensors trainingState(QuantLeNet5Impl& network, const Trainer& trainer, const Recipe& recipe);

/// Whether every Float32 number is one.
bool areFinite(const NamedTensors& tensors);

/// Before Trainer::run(): what a step needs beyond the weights, which the network has from the checkpoint
/// already.
void restoreTraining(const Checkpoint& checkpoint, LeNet5Impl& network, Trainer& trainer);
void restoreTraining(const Checkpoint& checkpoint, QuantLeNet5Impl& network, Trainer& trainer);

/// Throws Error(BadInput) for a checkpoint of a network that was quantized in another way.
void checkObservers(const QuantLeNet5Impl& network, const Checkpoint& checkpoint, const std::string& path);

}  // namespace quantelier
