// Runs a model file in ONNX Runtime, through Node.js and its package onnxruntime-node.
#pragma once

#include <string>
#include <vector>

#include "engine/core/cancel_token.h"
#include "engine/core/dataset.h"
#include "engine/core/prediction.h"

namespace quantelier::peers {

/// What ONNX Runtime answered, or why it is not there.
struct OnnxRuntimeRun {
    std::vector<Logits> logits;  ///< one an image; empty where it did not run
    std::string missing;         ///< why it did not; empty: it ran
};

/// `onnx`: the bytes of a model that takes normalized images; `test` (N,32,32). Throws Error(Failed) where
/// ONNX Runtime refuses the model, Error(Interrupted) when cancelled.
OnnxRuntimeRun runOnnxRuntime(const std::string& onnx, const Dataset& test, const CancelToken& cancel);

}  // namespace quantelier::peers
