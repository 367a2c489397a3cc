// What the bytes of a model file are for.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace quantelier {

/// The parts add up to the file's size.
struct ByteBudget {
    std::int64_t weights = 0;
    std::int64_t biases = 0;
    std::int64_t batchNorm = 0;   ///< factors, shifts and running statistics that are not folded
    std::int64_t scales = 0;      ///< with zero points, or the ranges that both come from
    std::int64_t graph = 0;       ///< names, shapes, operators and the container's own bytes
    std::int64_t padding = 0;     ///< alignment
    std::int64_t other = 0;       ///< optimizer state, the recipe, and tensors that are none of the above
    std::int64_t parameters = 0;  ///< not bytes: how many weights, biases and batch norm values there are

    std::int64_t payload() const { return weights + biases + batchNorm + scales; }
    std::int64_t total() const { return payload() + graph + padding + other; }
};

/// Each reads the whole file, or throws Error(BadInput) if it is of another kind. None runs what is in it.
ByteBudget checkpointBudget(const std::string& path);  ///< .ckpt
ByteBudget onnxBudget(const std::string& path);        ///< .onnx of any of our forms
ByteBudget torchBudget(const std::string& path);       ///< .pt: the zip's directory, not the pickle
ByteBudget tfliteBudget(const std::string& path);      ///< .tflite of ours

struct SourceFile {
    std::string name;
    std::int64_t bytes = 0;
};

/// A folder of generated C. The sizes of its text and of its constant tables are different things.
struct SourceBudget {
    std::vector<SourceFile> files;  ///< of the folder, by name
    ByteBudget tables;              ///< what the constant arrays take in flash
};
SourceBudget sourceBudget(const std::string& folder);

}  // namespace quantelier
