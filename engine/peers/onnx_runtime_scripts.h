// The Node.js script that runs a model in ONNX Runtime, compiled in.
#pragma once

#include <vector>

#include "engine/core/embedded_text.h"

namespace quantelier {

/// resources/peers/onnx_logits.mjs alone.
const std::vector<EmbeddedText>& onnxRuntimeScripts();

}  // namespace quantelier
