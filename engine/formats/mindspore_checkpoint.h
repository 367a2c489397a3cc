// Reader and writer of MindSpore's .ckpt container. What the tensors mean is in checkpoint_names.h.
#pragma once

#include <string>

#include "engine/core/named_tensor.h"

namespace quantelier {

/// Throws Error(BadInput) if the file is not a checkpoint, is encrypted, or a tensor's bytes do not fit its
/// shape. Accepts a CRC trailer (MindSpore 2.3+), scalars with dims [0] or none, and both spellings of
/// unsigned types.
NamedTensors readMindSporeCheckpoint(const std::string& path);

std::string encodeMindSporeCheckpoint(const NamedTensors& tensors);

}  // namespace quantelier
