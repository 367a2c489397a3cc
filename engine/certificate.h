// The proof that every engine computes what was trained.
#pragma once

#include <functional>

#include "engine/core/cancel_token.h"
#include "engine/core/certificate.h"
#include "engine/models.h"

namespace quantelier {

/// Runs every engine over all images of `test`, resized, and counts what differs: float against fake quant,
/// fake quant against the integer engine, and that against the ONNX file read back, the generated C compiled
/// on the spot, ONNX Runtime, and the C on other machines that `targets` asks for. Engines whose programs
/// are not on this machine are listed with what they lack, and those that failed with their error. Throws
/// Error(Usage) without a quantized network, Error(NoDevice) for a target that cannot run here,
/// Error(Interrupted) when cancelled. `onRow` is told what is there after each engine.
Certificate certify(
    const Models& models, const Dataset& test, const CancelToken& cancel,
    const CertificateTargets& targets = {},
    const std::function<void(const Certificate&)>& onRow = [](const Certificate&) {});

}  // namespace quantelier
