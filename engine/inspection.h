// What is in a model file, byte by byte and layer by layer.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/formats/byte_budget.h"

namespace quantelier {

/// One layer of an integer network.
struct InspectedLayer {
    std::string name;
    bool convolution = false;
    int weightBits = 8;
    std::int64_t weights = 0;
    std::int64_t bytes = 0;             ///< packed weights, int32 biases, multipliers and zero points
    std::int64_t scales = 0;            ///< of the weights: one, or one an output
    std::int64_t accumulatorBound = 0;  ///< largest |accumulator| that any image can cause

    /// Bits of a signed integer that holds the bound.
    int accumulatorBits() const;
};

struct Inspection {
    std::string kind;                    ///< in words: "int8 ONNX file"
    std::int64_t bytes = 0;              ///< of the file, or of all files of the folder
    ByteBudget budget;                   ///< adds up to `bytes`; of a folder of C: its constant tables
    std::vector<SourceFile> files;       ///< of a folder of C; they add up to `bytes`
    std::vector<InspectedLayer> layers;  ///< where the file holds an integer network that is read here

    /// The same parameters as float32.
    std::int64_t floatBytes() const { return 4 * budget.parameters; }
    double payloadRatio() const { return double(floatBytes()) / double(budget.payload()); }
    double fileRatio() const { return double(floatBytes()) / double(bytes); }
};

/// A file or folder that this program writes, or a MindSpore checkpoint. Throws Error(BadInput) that says
/// what can be inspected, or what is wrong with the file.
Inspection inspectModel(const std::string& path);

}  // namespace quantelier
