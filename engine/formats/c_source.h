// Writes networks as folders of C99 that a microcontroller can run.
#pragma once

#include <vector>

#include "engine/core/dataset.h"
#include "engine/core/export_format.h"
#include "engine/core/float_network.h"
#include "engine/int8/network.h"

namespace quantelier {

/// A folder that builds by itself: the network (lenet*.c), a self-test with the logits that int8::Inference
/// gives to the images of `selfTest` (side 32), main.c, Makefile and README.md. It gives the same codes bit
/// for bit. Throws Error(Failed) if the self-test's images are not 32 pixels a side.
std::vector<ExportedFile> encodeCSource(const int8::Network& network, Requantization requantization,
                                        const Dataset& selfTest);

/// The same layers in float32, lenet*.c only: what sizes and speed of the integer code are compared with.
/// `folded` has no batch norm (foldBatchNorm).
std::vector<ExportedFile> encodeFloatCSource(const FloatNetwork& folded);

}  // namespace quantelier
