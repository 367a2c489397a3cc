// PyTorch's .pt: a state dict. The one format that needs LibTorch. It is written and never read: LibTorch's
// unpickler allocates whatever a hostile file asks for.
#pragma once

#include <string>

#include "engine/core/float_network.h"

namespace quantelier {

/// The bytes of a file that Python's torch.load opens, also with weights_only=True, as a dict of float32
/// tensors for load_state_dict(strict=True) of a module with nn.Conv2d or nn.Linear conv1, conv2, fc1, fc2,
/// fc3 and, where a layer has batch norm, nn.BatchNorm2d or nn.BatchNorm1d bn1 ... bn5 beside them (bn3 is
/// fc1's):
///   conv1.weight (O,I,5,5), fc1.weight (O,I), conv1.bias (O), bn1.{weight,bias,running_mean,running_var} (O)
/// Keys of a bias or a batch norm that a layer does not have are absent: the module has bias=False there.
/// Batch norm is not folded; its epsilon is nn.BatchNorm2d's own, 1e-5. Activations are not in a state dict.
/// Of a quantization-aware network pass the float weights as they were trained: a module of plain layers
/// scores as the float network does, without fake quant. The same network gives the same bytes.
std::string encodeTorch(const FloatNetwork& network);

}  // namespace quantelier
