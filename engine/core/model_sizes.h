// True sizes of the files that a model would fill.
#pragma once

#include <cstdint>

namespace quantelier {

/// Bytes; 0 where the model does not exist yet.
struct ModelSizes {
    std::int64_t floatFile = 0;      ///< the float ONNX file
    std::int64_t qatCheckpoint = 0;  ///< the quantization-aware .ckpt: still float
    std::int64_t int8File = 0;       ///< the int8 ONNX file
    std::int64_t floatWeights = 0;   ///< float32 weights alone
    std::int64_t int8Weights = 0;    ///< the same weights, packed integers
    std::int64_t biases = 0;         ///< int32 biases of the integer model
    std::int64_t scales = 0;         ///< its multipliers and zero points

    std::int64_t int8Payload() const { return int8Weights + biases + scales; }
    double fileRatio() const { return int8File ? double(floatFile) / double(int8File) : 0.0; }
    double weightRatio() const { return int8Weights ? double(floatWeights) / double(int8Weights) : 0.0; }
};

}  // namespace quantelier
